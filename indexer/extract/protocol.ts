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

export type Answer =
  | { readonly id: number; readonly extracted: Extraction }
  | { readonly id: number; readonly failed: { readonly code: string; readonly reason: string } };
