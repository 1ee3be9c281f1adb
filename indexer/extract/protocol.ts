/** What the guarded process and its keeper say to each other. */
import type { Extraction } from "./index.ts";
import type { Unpacking } from "./members.ts";

export interface Task {
  readonly id: number;
  readonly file: string;
  readonly sha256: string | undefined;
  readonly unpacking: Unpacking | undefined;
  /** Pictures of pages are recognised now; otherwise such files are refused as `waiting`. */
  readonly recognise: boolean;
}

/** Said once, when everything is loaded. */
export const READY = "ready";

/** Said after every step of recognising pages: the file takes long because it is long. */
export const STEP = "step";

export type Outcome =
  | { readonly extracted: Extraction }
  | { readonly failed: { readonly code: string; readonly reason: string } };

export type Answer = Outcome & {
  readonly id: number;
  readonly milliseconds: number;
  /** Bytes that the process holds now. */
  readonly memory: number;
};
