/** All that directives are about. */
import { CAMPAIGN_TOPICS } from "./campaigns.ts";
import { PARTY_TOPICS } from "./party.ts";
import { STATE_TOPICS } from "./state.ts";
import type { Topic } from "./topic.ts";
import { UNION_TOPICS } from "./union.ts";

export const TOPICS: readonly Topic[] = [
  ...CAMPAIGN_TOPICS,
  ...UNION_TOPICS,
  ...PARTY_TOPICS,
  ...STATE_TOPICS,
];
