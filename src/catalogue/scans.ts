/** What is known of recognised texts besides their letters, and the pictures of lines that a person has to look at. */
import { Scan, type ScannedLine } from "../reading/scan.ts";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

export interface LinePicture {
  readonly field: ScannedLine["field"];
  readonly png: Uint8Array;
}

export interface ScanReader {
  scanOf(document: string): Scan | null;
  /** The picture, as PNG, of the line in which a field is written, where it could not be read with certainty. */
  linePicture(document: string, field: ScannedLine["field"]): Uint8Array | null;
}

export interface Scans extends ScanReader {
  /** Puts what is known of a document's pages in place of what was; null where nothing was recognised. */
  keepScan(document: string, scan: Scan | null, pictures: readonly LinePicture[]): void;
}

export function createScanReader(db: Database): ScanReader {
  const scan = db.prepare("SELECT scan FROM scans WHERE document = ?");
  const picture = db.prepare("SELECT png FROM line_pictures WHERE document = ? AND field = ?");
  return {
    scanOf(document) {
      const row = scan.get(document) as { scan: string } | undefined;
      return row ? Scan.parse(JSON.parse(row.scan)) : null;
    },
    linePicture: (document, field) =>
      (picture.get(document, field) as { png: Uint8Array } | undefined)?.png ?? null,
  };
}

export function createScans(db: Database): Scans {
  const drop = db.prepare("DELETE FROM scans WHERE document = ?");
  const add = db.prepare("INSERT INTO scans (document, scan) VALUES (?, ?)");
  const addPicture = db.prepare(
    "INSERT INTO line_pictures (document, field, png) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
  );
  return {
    ...createScanReader(db),
    keepScan(document, known, pictures) {
      inTransaction(db, () => {
        drop.run(document);
        if (!known) return;
        add.run(document, JSON.stringify(known));
        for (const { field, png } of pictures) addPicture.run(document, field, png);
      });
    },
  };
}
