/** That a session or a token was used is noted now and then: nobody is kept out because it cannot be written. */
import { BusyError } from "../errors.ts";

/** Does without where another program keeps the catalogue locked. @throws whatever else `note` throws. */
export function whenWritable(note: () => void): void {
  try {
    note();
  } catch (error) {
    if (!(error instanceof BusyError)) throw error;
  }
}
