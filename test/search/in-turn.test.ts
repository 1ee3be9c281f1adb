import { setImmediate as soon } from "node:timers/promises";
import { describe, expect, it } from "vitest";
import { inTurn } from "../../src/search/in-turn.ts";

describe("work that waits for its turn", () => {
  it("is done first come, first served, so much at once and no more, and passes on what it gives or throws", async () => {
    const turn = inTurn(2);
    const begun: number[] = [];
    const ends: (() => void)[] = [];
    const asked = [0, 1, 2, 3, 4].map((n) =>
      turn(async () => {
        begun.push(n);
        await new Promise<void>((resolve) => ends.push(resolve));
        if (n === 1) throw new Error("one");
        return n;
      }),
    );
    const settled = Promise.allSettled(asked);
    await soon();
    expect(begun).toEqual([0, 1]);
    ends[1]?.();
    await soon();
    expect(begun).toEqual([0, 1, 2]);
    ends[0]?.();
    ends[2]?.();
    await soon();
    expect(begun).toEqual([0, 1, 2, 3, 4]);
    for (const end of ends) end();
    expect((await settled).map((one) => (one.status === "fulfilled" ? one.value : "failed"))).toEqual([
      0,
      "failed",
      2,
      3,
      4,
    ]);
    expect(await turn(async () => "again")).toBe("again");
  });
});
