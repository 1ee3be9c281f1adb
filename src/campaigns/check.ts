/** Tries every example of the campaign table: the office's own rows are checked as ours are. */
import { passageOf } from "../citations/passage.ts";
import { UsageError } from "../errors.ts";
import type { Campaign } from "../knowledge/index.ts";
import { createMatcher } from "./phrases.ts";

/** What is wrong with a row, one Vietnamese line each: an example that is not tagged, or tagged and should not be. */
export function campaignMistakes(campaign: Campaign): string[] {
  const matcher = createMatcher([campaign]);
  const isTagged = (example: string): boolean => matcher.find(example, passageOf(example).lower).length > 0;
  return [
    ...campaign.examples.tagged
      .filter((example) => !isTagged(example))
      .map((example) => `“${campaign.id}”: câu phải được gắn mà không cụm từ nào nhận ra: ${example}`),
    ...campaign.examples.untagged
      .filter(isTagged)
      .map((example) => `“${campaign.id}”: câu không được gắn mà bị gắn: ${example}`),
  ];
}

/** @throws UsageError `campaign-examples` that names each row and sentence. */
export function checkCampaigns(campaigns: readonly Campaign[]): void {
  const mistakes = campaigns.flatMap(campaignMistakes);
  if (mistakes.length > 0)
    throw new UsageError("campaign-examples", `campaigns.json có chỗ sai:\n${mistakes.join("\n")}`);
}
