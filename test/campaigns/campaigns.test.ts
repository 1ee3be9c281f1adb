import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { campaignMistakes, checkCampaigns } from "../../src/campaigns/check.ts";
import { createMatcher } from "../../src/campaigns/phrases.ts";
import { tagCampaigns } from "../../src/campaigns/tag.ts";
import { passageOf } from "../../src/citations/passage.ts";
import { type Campaign, loadKnowledge } from "../../src/knowledge/index.ts";
import { zonesOf } from "../zones.ts";

const knowledge = loadKnowledge();
const { all, enabled } = knowledge.campaigns;

const spanOf = (text: string, part: string) => {
  const start = text.indexOf(part);
  return { start, end: start + part.length };
};
const hits = (campaign: Campaign, text: string) =>
  createMatcher([campaign]).find(text, passageOf(text).lower);

describe("the campaign table", () => {
  it("has the user's four switched on and the suggestions off", () => {
    expect(enabled.map(({ id }) => id)).toEqual([
      "dan-van-kheo",
      "thong-tin-co-so",
      "dai-hoi-dang",
      "nam-vi-loi-ich-doan-vien",
    ]);
    expect(all.length).toBeGreaterThan(20);
  });

  it.each(all.map((campaign) => [campaign.id, campaign] as const))(
    "tags the examples of %s, and only those that should be",
    (_, campaign) => {
      expect(campaignMistakes(campaign)).toEqual([]);
      for (const phrase of campaign.phrases) {
        const alone = { ...campaign, phrases: [phrase] };
        const matched = campaign.examples.tagged.some((example) => hits(alone, example).length > 0);
        expect(matched, `an example shows “${phrase.text}”`).toBe(true);
      }
    },
  );

  it("names the row and the sentence of a mistake", () => {
    const [first] = all;
    if (!first) throw new Error("empty table");
    const wrong = { ...first, examples: { tagged: ["Câu không liên quan."], untagged: [] } };
    expect(() => checkCampaigns([wrong])).toThrow(/dan-van-kheo.*Câu không liên quan/u);
  });
});

describe("tagCampaigns", () => {
  it("puts the subject before the body", () => {
    const text = "V/v phát động phong trào “Dân vận khéo”\nNội dung. Thi đua dân vận khéo năm 2021.";
    const zones = zonesOf(text, { subject: spanOf(text, "V/v phát động phong trào “Dân vận khéo”") });
    expect(tagCampaigns(text, zones, knowledge)).toMatchObject([
      { id: "dan-van-kheo", role: "primary", place: "subject" },
    ]);
  });

  it("gives the sentence of a task in the body as secondary evidence", () => {
    const text = "1. Làm việc một. 2. Đẩy mạnh công tác thông tin cơ\nsở. 3. Làm việc ba.";
    const [tag] = tagCampaigns(text, zonesOf(text), knowledge);
    expect(tag).toMatchObject({ id: "thong-tin-co-so", role: "secondary", place: "body" });
    expect(tag?.evidence).toBe("Đẩy mạnh công tác thông tin cơ sở");
  });

  it("takes nothing from header, recipients and signature", () => {
    const text = "BAN CHỈ ĐẠO THÔNG TIN CƠ SỞ\nNội dung.\nNơi nhận: Ban Tổ chức Đại hội Đảng;\nDân vận khéo";
    const zones = zonesOf(text, {
      header: spanOf(text, "BAN CHỈ ĐẠO THÔNG TIN CƠ SỞ"),
      recipients: spanOf(text, "Nơi nhận: Ban Tổ chức Đại hội Đảng;"),
      signature: spanOf(text, "Dân vận khéo"),
    });
    expect(tagCampaigns(text, zones, knowledge)).toEqual([]);
  });

  it("knows a campaign by the directive that a letter cites, of the right term only", () => {
    const text = "Thực hiện Chỉ thị số 07-CT/TW.";
    const citation = {
      ...{
        start: 10,
        end: 29,
        text: "Chỉ thị số 07-CT/TW",
        key: "TW.CT.07@XII",
        candidates: [],
        type: "Chỉ thị",
      },
      ...{ number: "07-CT/TW", date: null, issuer: null, title: null, term: null, role: "cited" as const },
      relation: "cited" as const,
      carriedOutBy: [],
      mentions: [{ start: 10, end: 29 }],
    };
    expect(tagCampaigns(text, zonesOf(text), knowledge, [citation]).map(({ id }) => id)).toEqual([
      "thong-tin-co-so",
    ]);
    expect(tagCampaigns(text, zonesOf(text), knowledge, [{ ...citation, key: "TW.CT.07@XI" }])).toEqual([]);
  });

  it("takes the new placement of tones for the old one", () => {
    const campaign = knowledge.campaigns.byId("toan-dan-xd-doi-song-van-hoa");
    expect(campaign && hits(campaign, "Toàn dân đoàn kết xây dựng đời sống văn hoá").length).toBe(1);
  });

  it("never throws on any string, and its spans lie inside the text", () => {
    const piece = fc.constantFrom(
      "dân vận khéo",
      "đại hội",
      "Đảng",
      "năm",
      " vì lợi ích đoàn viên",
      "“",
      " ",
      ",",
      "\n",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string({ unit: "binary" }))), (pieces) => {
        const text = pieces.join("");
        for (const { span } of tagCampaigns(text, zonesOf(text), knowledge))
          expect(text.slice(span.start, span.end).length).toBe(span.end - span.start);
      }),
    );
  });

  const seeds = path.resolve(import.meta.dirname, "../../../shared/domain/campaigns.json");
  it.skipIf(!existsSync(seeds))(
    "leaves every hard negative of ../shared alone (skipped where it is not there)",
    () => {
      const { campaigns } = JSON.parse(readFileSync(seeds, "utf8")) as {
        campaigns: { id: string; hard_negatives: { text: string }[] }[];
      };
      for (const { id, hard_negatives } of campaigns) {
        const campaign = knowledge.campaigns.byId(id);
        for (const { text } of hard_negatives)
          expect(campaign && hits(campaign, text), `${id}: ${text}`).toEqual([]);
      }
    },
  );
});
