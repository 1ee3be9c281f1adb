/** A directive's text → the campaigns it belongs to, each with the sentence that shows it. */
import { centralKey } from "../citations/key.ts";
import { type Passage, passageOf } from "../citations/passage.ts";
import { sentenceAt } from "../citations/sentences.ts";
import type { CampaignTag, Citation, Span } from "../directive.ts";
import type { Campaign, Knowledge } from "../knowledge/index.ts";
import type { Zones } from "../reading/zones.ts";
import { oneLine } from "../text/one-line.ts";
import { type CampaignMatcher, createMatcher } from "./phrases.ts";

interface Rules {
  readonly matcher: CampaignMatcher;
  /** Campaigns by the key of a directive whose citation shows them. */
  readonly byKey: ReadonlyMap<string, readonly Campaign[]>;
}

const prepared = new WeakMap<Knowledge["campaigns"], Rules>();

function rulesOf(knowledge: Knowledge): Rules {
  const known = prepared.get(knowledge.campaigns);
  if (known) return known;
  const byKey = new Map<string, Campaign[]>();
  for (const campaign of knowledge.campaigns.enabled)
    for (const directive of campaign.directives) {
      const key = centralKey(directive, knowledge);
      if (key !== null) byKey.set(key, [...(byKey.get(key) ?? []), campaign]);
    }
  const rules = { matcher: createMatcher(knowledge.campaigns.enabled), byKey };
  prepared.set(knowledge.campaigns, rules);
  return rules;
}

const inside = (position: number, span: Span | null): boolean =>
  span !== null && position >= span.start && position < span.end;

/** The header (subject aside), addressees, recipients, signature and page furniture are no evidence. */
function isEvidence(position: number, zones: Zones): boolean {
  if (inside(position, zones.subject)) return true;
  if (inside(position, zones.header) || inside(position, zones.addressees)) return false;
  if (inside(position, zones.recipients) || inside(position, zones.signature)) return false;
  return !zones.furniture.some((span) => inside(position, span));
}

const STANDS_ON =
  /^[\s"“*+-]{0,4}(?:để )?(?:thực hiện|căn cứ|thi hành|tiếp theo|theo (?:công văn|kế hoạch|chỉ thị|nghị quyết|quyết định|hướng dẫn|thông báo|kết luận|chương trình|chỉ đạo|tinh thần)|triển khai|hưởng ứng)(?![\p{L}])/u;

/** Where a hit stands; the opening are the paragraphs that name what the letter stands on. */
function placeOf(lower: string, position: number, zones: Zones): CampaignTag["place"] {
  if (inside(position, zones.subject)) return "subject";
  if (!inside(position, zones.opening)) return "body";
  const paragraph = Math.max(zones.opening.start, lower.lastIndexOf("\n", position - 1) + 1);
  const lead = lower.slice(paragraph, paragraph + 40);
  const first = lower.slice(zones.opening.start, zones.opening.start + 40);
  const wrapped = !lower.slice(zones.opening.start, position).includes("\n\n") && STANDS_ON.test(first);
  return STANDS_ON.test(lead) || wrapped ? "opening" : "body";
}

interface Evidence {
  readonly campaign: Campaign;
  readonly span: Span;
  readonly place: CampaignTag["place"];
}

const RANK: Readonly<Record<CampaignTag["place"], number>> = { subject: 0, opening: 1, body: 2 };

function tagOf(text: string, { campaign, span, place }: Evidence, zones: Zones): CampaignTag {
  const bounds = place === "subject" && zones.subject ? zones.subject : { start: 0, end: text.length };
  const sentence = sentenceAt(text, span.start, bounds);
  return {
    id: campaign.id,
    role: place === "body" ? "secondary" : "primary",
    evidence: oneLine(text.slice(sentence.start, Math.max(sentence.end, span.end))),
    span,
    place,
  };
}

/**
 * Tags the campaigns of the table that are switched on: one tag each, with its best evidence (subject before opening
 * before body). A cited directive of the campaign's own counts as its name does. Pure; never throws; linear.
 *
 * @param source the text, or its passage where several readers share one.
 * @param citations those of the same text, as `extractCitations` gives them.
 */
export function tagCampaigns(
  source: string | Passage,
  zones: Zones,
  knowledge: Knowledge,
  citations: readonly Citation[] = [],
): CampaignTag[] {
  const { matcher, byKey } = rulesOf(knowledge);
  const { text, lower } = typeof source === "string" ? passageOf(source) : source;
  const found: Evidence[] = matcher
    .find(text, lower)
    .filter(({ start }) => isEvidence(start, zones))
    .map(({ campaign, start, end }) => ({
      campaign,
      span: { start, end },
      place: placeOf(lower, start, zones),
    }));
  for (const citation of citations) {
    for (const campaign of (citation.key !== null && byKey.get(citation.key)) || []) {
      for (const span of citation.mentions) {
        const place = placeOf(lower, span.start, zones);
        // Inside another document's title the directive is named, not carried out.
        found.push({
          campaign,
          span,
          place: place === "opening" && citation.role !== "basis" ? "body" : place,
        });
      }
    }
  }
  const best = new Map<string, Evidence>();
  for (const evidence of found) {
    const before = best.get(evidence.campaign.id);
    if (!before || RANK[evidence.place] < RANK[before.place]) best.set(evidence.campaign.id, evidence);
  }
  return knowledge.campaigns.enabled.flatMap(({ id }) => {
    const evidence = best.get(id);
    return evidence ? [tagOf(text, evidence, zones)] : [];
  });
}
