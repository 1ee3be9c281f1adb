import { expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import { bodyOrgans } from "../../src/reading/body-organ.ts";

const knowledge = loadKnowledge();
const spokenIn = (text: string) =>
  bodyOrgans(text, { start: 0, end: text.length }, knowledge, "2018-04-12", 2500).map(
    ({ printed }) => printed,
  );

it.each([
  "",
  "vì vậy, ",
  "vì vậy ",
  "Vì vậy ",
  "do đó, ",
  "nay ",
  "tuy nhiên, ",
  "trên cơ sở đó, ",
  "để ",
  "- ",
])("hears who speaks behind “%s”", (lead) => {
  const text = `Tháng Công nhân đã đến gần; ${lead}Liên đoàn Lao động tỉnh Bình Thuận yêu cầu các cấp thực hiện.`;
  expect(spokenIn(text)).toEqual(["Liên đoàn Lao động tỉnh Bình Thuận"]);
});

it("hears nobody where other words stand before the name", () => {
  expect(
    spokenIn("Tháng Công nhân đã gần; các cấp của Liên đoàn Lao động tỉnh Bình Thuận yêu cầu hỗ trợ."),
  ).toEqual([]);
});
