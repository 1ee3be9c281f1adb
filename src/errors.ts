/**
 * The errors that a person may see. `code` is stable (logs, tests, JSON); `message` is Vietnamese and says
 * what to do; `cause` keeps the original.
 */
export class ChiDanError extends Error {
  readonly code: string;
  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.name = new.target.name;
    this.code = code;
  }
}

/** Unusable arguments, environment or settings: exit code 2. */
export class UsageError extends ChiDanError {}

/** One file that cannot be taken in: listed with its reason, never the end of a run. */
export class DocumentError extends ChiDanError {}

/** The search engine is missing, broken or away. */
export class EngineError extends ChiDanError {}

/** Too much is asked for at once: the same request will be answered a little later. */
export class BusyError extends ChiDanError {}
