/** Rows of the register for the tests. */
import type { RegisterRow } from "../../src/export/row.ts";

export const NO_ROW: RegisterRow = {
  order: 1,
  id: "0".repeat(32),
  number: null,
  issuedOn: null,
  type: null,
  issuer: null,
  subject: null,
  signatory: null,
  provinceIssued: null,
  provinceCurrent: null,
  campaigns: [],
  cites: [],
  recipients: [],
  files: [],
};

export async function* rowsOf(rows: Iterable<RegisterRow>): AsyncGenerator<RegisterRow> {
  yield* rows;
}
