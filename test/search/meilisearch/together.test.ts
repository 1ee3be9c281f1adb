import { describe, expect, it } from "vitest";
import { together } from "../../../src/search/meilisearch/together.ts";

describe("questions asked together", () => {
  const recorded = () => {
    const sent: string[][] = [];
    const ask = together(async (questions: string[]) => {
      sent.push(questions);
      if (questions.includes("?")) throw new Error("refused");
      return questions.map((question) => question.toUpperCase());
    });
    return { sent, ask };
  };

  it("go out as one, and each gets its own answers", async () => {
    const { sent, ask } = recorded();
    const late = Promise.resolve().then(() => ask(["d"]));
    expect(await Promise.all([ask(["a", "b"]), ask([]), ask(["c"]), late])).toEqual([
      ["A", "B"],
      [],
      ["C"],
      ["D"],
    ]);
    expect(sent).toEqual([["a", "b", "c", "d"]]);
  });

  it("do not wait for those that come later, and fail only with their own", async () => {
    const { sent, ask } = recorded();
    await expect(Promise.all([ask(["a"]), ask(["?"])])).rejects.toThrow("refused");
    expect(await ask(["b"])).toEqual(["B"]);
    expect(sent).toEqual([["a", "?"], ["b"]]);
  });
});
