import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { correctedQuestion } from "../../src/search/correct.ts";
import { nearestTo, similarTo } from "../../src/search/nearest.ts";
import { countPairs, occurrences, prepare } from "../../src/search/occurrences.ts";
import { lookupOf, type Word, wordsOf } from "../../src/search/tokens.ts";
import { document, inMemory } from "./archive.ts";

const DUTY = "Tổ chức quán triệt, triển khai thực hiện nghiêm túc các nội dung nêu trên và báo cáo kết quả.";
const documents = [
  document(
    `Phát động phong trào thi đua dân vận khéo trong các cấp công đoàn. ${DUTY}`,
    { subject: "Thi đua dân vận khéo" },
    "khéo",
  ),
  document(
    `Hướng dẫn giám sát và phản biện xã hội của các cấp công đoàn. ${DUTY}`,
    { subject: "Giám sát và phản biện xã hội" },
    "giám sát",
  ),
  document(
    `Kế hoạch giám sát và phản biện xã hội năm 2015. ${DUTY}`,
    { subject: "Giám sát, phản biện xã hội năm 2015" },
    "giám sát 2015",
  ),
  document(
    `Tuyên truyền an toàn giao thông đường bộ. ${DUTY}`,
    { subject: "An toàn giao thông" },
    "đường bộ",
  ),
];
const source = inMemory(documents);
const nameOf = (id: string | undefined) =>
  documents.find((doc) => doc.id === id)?.files[0]?.replace(".txt", "");

describe("nearestTo", () => {
  it("puts first what has the sentence's rarest pairs, and the whole subject before all", () => {
    expect(nameOf(nearestTo("việc giám sát và phản biện xã hội được tổ chức ra sao", source, 10)[0])).toMatch(
      /^giám sát/u,
    );
    for (const { directive, files } of documents) {
      expect([files, nameOf(nearestTo(directive.subject ?? "", source, 10)[0])]).toEqual([
        files,
        files[0]?.replace(".txt", ""),
      ]);
    }
    expect(nameOf(nearestTo("phong trao thi dua dan van kheo cac cap cong doan", source, 10)[0])).toBe(
      "khéo",
    );
  });

  it("finds nothing for what nothing has, and never throws", () => {
    expect(nearestTo("xyz abc", source, 10)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (q) => {
        expect(nearestTo(q.normalize("NFC"), source, 10).length).toBeLessThanOrEqual(10);
      }),
    );
  });
});

describe("similarTo", () => {
  it("finds what is about the same, not what has the same closing words, and never itself", () => {
    const [, watch] = documents;
    if (!watch) throw new Error("made above");
    const near = similarTo({ id: watch.id, subject: watch.directive.subject, text: watch.text }, source, 2);
    expect(nameOf(near[0])).toBe("giám sát 2015");
    expect(near).not.toContain(watch.id);
  });
});

describe("correctedQuestion", () => {
  const put = (q: string, ...missing: string[]) =>
    correctedQuestion(
      q,
      new Set(missing.flatMap((word) => wordsOf(word).map(lookupOf))),
      documents.map(({ id }) => id),
      source,
    );

  it("puts one slip right, in marks as the archive has them", () => {
    expect(put("dân vậnn khéo", "vậnn")).toBe("dân vận khéo");
    expect(put("giám sát và phảbn biện", "phảbn")).toBe("giám sát và phản biện");
    expect(put("an toàn giao thng", "thng")).toBe("an toàn giao thông");
    expect(put("giam sta phan bien", "sta")).toBe("giam sát phan bien");
  });

  it("leaves alone what is not certain", () => {
    expect(put("dân vận khéo")).toBeNull();
    expect(put("dân vạn", "vạn")).toBeNull();
    expect(put("hoa quả xyz", "xyz")).toBeNull();
    expect(put("a b c d", "a", "b", "c")).toBeNull();
  });
});

describe("countPairs", () => {
  it("counts what stands side by side, by the same rules as everywhere", () => {
    const word = fc.constantFrom("đường", "duong", "bộ", "bo", "bố", "toàn", "an", "2017");
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), word, word, (words, a, b) => {
        const prepared = prepare(words.join(" "));
        const pair = wordsOf(`${a} ${b}`) as unknown as readonly [Word, Word];
        expect(countPairs(prepared, pair)).toBe(occurrences(prepared, pair).length);
      }),
    );
  });
});
