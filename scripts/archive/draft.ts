/** What is known of a directive before its text is written. */
import type { CentralCitation } from "./central.ts";
import type { Office } from "./offices/index.ts";
import type { Visit } from "./schedule.ts";
import type { Topic } from "./vocabulary/topic.ts";

export interface Draft {
  /** Place in the archive, from 0. */
  readonly index: number;
  readonly visit: Visit;
  readonly office: Office;
  /** Id and name of the type. */
  readonly type: string;
  readonly typeName: string;
  /** Canonical: `57/LĐLĐ`, `05-CT/TW`. */
  readonly number: string;
  /** `yyyy-mm-dd`. */
  readonly issuedOn: string;
  readonly topic: Topic;
  /** What it is about, without the act: children take it up. */
  readonly object: string;
  readonly subject: string;
  /** Campaigns that the subject names. */
  readonly campaigns: readonly string[];
  /** Set when this is a directive of the table itself. */
  readonly central: CentralCitation | null;
}

/** What a draft cites, in the order of its text. */
export type Reference =
  | { readonly kind: "central"; readonly citation: CentralCitation }
  | { readonly kind: "archive"; readonly draft: Draft };

export interface Planned {
  readonly draft: Draft;
  readonly references: readonly Reference[];
}
