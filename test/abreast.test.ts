import { expect, it } from "vitest";
import { abreast } from "../src/abreast.ts";

it("works on as many items side by side as it may, and asks for the next when one is done", async () => {
  let asked = 0;
  const items = function* () {
    for (; asked < 5; asked += 1) yield asked;
  };
  const ends = new Map<number, () => void>();
  const begun = (count: number) => expect.poll(() => ends.size).toBe(count);
  const all = abreast(items(), 2, (item) => new Promise<void>((resolve) => ends.set(item, resolve)));
  await begun(2);
  expect(asked).toBe(1);
  ends.get(1)?.();
  await begun(3);
  ends.get(0)?.();
  ends.get(2)?.();
  await begun(5);
  ends.get(3)?.();
  ends.get(4)?.();
  await all;
});

it("asks for no more after an error, and tells it when what is under way has ended", async () => {
  const done: number[] = [];
  const work = async (item: number) => {
    if (item === 1) throw new Error("no");
    await new Promise((resolve) => setTimeout(resolve, 1));
    done.push(item);
  };
  await expect(abreast([0, 1, 2, 3], 2, work)).rejects.toThrow("no");
  expect(done).toEqual([0]);
});

it("tells an error that comes while the next item is fetched", async () => {
  let failed = () => {};
  const failure = new Promise<void>((resolve) => {
    failed = resolve;
  });
  const items = async function* () {
    yield 0;
    await failure;
    // What was thrown has gone through all that waits for it.
    await new Promise((resolve) => setImmediate(resolve));
    yield 1;
  };
  const work = async (item: number) => {
    if (item !== 0) return;
    setImmediate(failed);
    throw new Error("no");
  };
  await expect(abreast(items(), 6, work)).rejects.toThrow("no");
});
