/**
 * One file after another: unchanged, known by its content, or extracted, read and put into the catalogue.
 * Files are hashed in the order of the scan and extracted side by side, as many as there are guarded processes
 * and one waiting for each; whoever offers more has to wait.
 */
import { rm } from "node:fs/promises";
import path from "node:path";
import { abreast } from "../src/abreast.ts";
import { CONTAINER, type FileRecord, type FileVerdict } from "../src/catalogue/index.ts";
import { DocumentError } from "../src/errors.ts";
import type { ExtractedText } from "./extract/extractor.ts";
import { MOST_NESTED, MOST_UNPACKED, type Unpacked, WITHIN } from "./extract/members.ts";
import { identify } from "./hash.ts";
import type { House } from "./house.ts";
import { type FileProblem, mayPass, problemOf } from "./problems.ts";
import { makeReading } from "./reading.ts";
import type { Scanned, ScannedFile } from "./scan.ts";
import { createWrites } from "./write-together.ts";

/**
 * What became of a file. `taken`: a new document; `known`: a copy or a moved file of one we have; `ignored`: data
 * of programs, which nobody expects in an archive.
 */
export type Outcome = "taken" | "known" | "unchanged" | "ignored" | "failed";

const outcomeOf = (code: string): Outcome => (code === "data" ? "ignored" : "failed");

export interface TakeIn {
  /** Resolves when there is room for the next one. @throws what ends a run: the catalogue's errors. */
  offer(scanned: Scanned): Promise<void>;
  /**
   * Resolves when everything that was offered is in the catalogue, what has to be recognised from pictures last.
   *
   * @param between may offer more before each of these. @throws the signal's reason.
   */
  drain(signal?: AbortSignal, between?: () => Promise<void>): Promise<void>;
  /** What is still under way is not taken in any more: the next run will. */
  abandon(): void;
}

/** Code of what has to be recognised and was not yet. */
const WAITING = "waiting";

/** `waits`: inside it lies something that has to be recognised and was not yet. */
type Became = { readonly document: string } | (FileProblem & { readonly waits?: boolean });

/** A file of the disk, or a member that was unpacked. */
interface Content extends ScannedFile {
  /** Where its bytes lie. */
  readonly at: string;
  readonly sha256: string;
  /** Content of the containers around it, the outermost first. */
  readonly around: readonly string[];
}

/** What one file may still unpack to, all that is nested in it together. */
interface Budget {
  bytes: number;
  files: number;
}

export interface TakeInOptions {
  /** Tries failed files again that have not changed. */
  readonly retryFailed: boolean;
  readonly onOutcome: (outcome: Outcome) => void;
}

export function createTakeIn(house: House, { retryFailed, onOutcome }: TakeInOptions): TakeIn {
  const { catalogue, pool, knowledge, versions, scratch, now } = house;
  const underWay = new Set<Promise<void>>();
  /** Content that is being extracted right now, with the further files that hold it. */
  const copies = new Map<string, ScannedFile[]>();
  /** Scans: recognising one takes as long as reading hundreds of texts, so they have their turn when these are in. */
  const scans: { readonly file: ScannedFile; readonly sha256: string }[] = [];
  let unpackings = 0;
  let broken: unknown = null;
  let abandoned = false;
  const breakOff = (error: unknown) => {
    broken ??= error;
  };
  const writes = createWrites<Outcome>(catalogue, onOutcome, breakOff);

  const verdict = ({ path, shown, stamp, modified }: ScannedFile, outcome: Became): FileVerdict => ({
    ...{ path, shown, stamp, modified },
    ...{ extraction: versions.extraction, notedAt: now() },
    ...outcome,
  });

  function settle(file: ScannedFile, outcome: Became, as: Outcome): void {
    writes.put(() => note(file, outcome, as));
  }

  /** Puts a verdict down. @returns what is to be counted. */
  function note(file: ScannedFile, outcome: Became, as?: Outcome): Outcome[] {
    catalogue.noteFile(verdict(file, outcome));
    return as ? [as] : [];
  }

  function noteProblem({ path: file, shown, problem }: Scanned & { kind: "problem" }): void {
    const record = catalogue.fileRecord(file);
    if (record?.code === problem.code) onOutcome("failed");
    else settle({ kind: "file", path: file, shown, bytes: 0, stamp: "", modified: 0 }, problem, "failed");
  }

  async function offer(scanned: Scanned): Promise<void> {
    if (broken) throw broken;
    catalogue.markSeen(scanned.path);
    if (scanned.kind === "problem") return noteProblem(scanned);
    const record = catalogue.fileRecord(scanned.path);
    if (record && isSettled(record, scanned) && leaveAlone(record, scanned)) return;
    let sha256: string;
    try {
      sha256 = await identify(scanned);
    } catch (error) {
      return settle(scanned, problemOf(error), "failed");
    }
    const known = knownAs(sha256);
    if (known) return settle(scanned, { document: known }, "known");
    const sameContent = copies.get(sha256);
    if (sameContent) {
      sameContent.push(scanned);
      return;
    }
    copies.set(sha256, []);
    await begin(scanned, sha256, false);
  }

  /** Begins with a file; resolves when there is room for the next one. */
  async function begin(file: ScannedFile, sha256: string, recognise: boolean): Promise<void> {
    const work = takeIn(file, sha256, recognise).catch(breakOff);
    underWay.add(work);
    void work.finally(() => underWay.delete(work));
    while (underWay.size >= 2 * pool.processes) await Promise.race(underWay);
  }

  /** Nothing to do: the same file as before, unless its failure may have passed or extraction has learnt since. */
  function isSettled({ stamp, extraction, code }: FileRecord, file: ScannedFile): boolean {
    if (stamp !== file.stamp || extraction !== versions.extraction) return false;
    return code === null || code === CONTAINER || !(retryFailed || mayPass(code));
  }

  /** Counts an unchanged file and what it holds. @returns false where a member has to be tried again. */
  function leaveAlone(record: FileRecord, file: ScannedFile): boolean {
    const records = record.code === CONTAINER ? [...catalogue.filesUnder(record.path)] : [record];
    if (!records.every((each) => isSettled(each, file))) return false;
    for (const { path: each, code } of records) {
      catalogue.markSeen(each);
      if (code !== CONTAINER) onOutcome(code === null ? "unchanged" : outcomeOf(code));
    }
    return true;
  }

  const knownAs = (sha256: string): string | null => {
    const known = catalogue.byContent(sha256);
    return known?.extraction === versions.extraction ? known.id : null;
  };

  async function takeIn(file: ScannedFile, sha256: string, recognise: boolean): Promise<void> {
    const take = (each: ScannedFile) =>
      takeContent({ ...each, at: each.path, sha256, around: [] }, { ...MOST_UNPACKED }, recognise);
    const became = await take(file);
    if (waits(became)) scans.push({ file, sha256 });
    if (!became || became === WAITING) return;
    if ("code" in became && became.code === CONTAINER) {
      // The members of a copy lie at paths of their own.
      for (const other of copies.get(sha256) ?? [])
        if (waits(await take(other))) scans.push({ file: other, sha256 });
      copies.delete(sha256);
      return;
    }
    const as = "code" in became ? outcomeOf(became.code) : "known";
    // Until the document stands in the catalogue further files with its content may come.
    writes.put(() => {
      const others = copies.get(sha256) ?? [];
      copies.delete(sha256);
      return others.flatMap((other) => note(other, became, as));
    });
  }

  /** Takes in a file of the disk or a member of one. @returns null when the run was abandoned meanwhile. */
  async function takeContent(
    file: Content,
    budget: Budget,
    recognise: boolean,
  ): Promise<Became | typeof WAITING | null> {
    const into = path.join(scratch, String(unpackings++));
    let became: Became;
    try {
      const nested = file.around.length >= MOST_NESTED || file.around.includes(file.sha256);
      const unpacking = nested ? undefined : { into, mostBytes: budget.bytes, mostFiles: budget.files };
      const extraction = await pool.open(file.at, file.sha256, unpacking, { recognise });
      if (abandoned) return null;
      if (!("members" in extraction)) return keep(file, extraction);
      const waiting = await takeMembers(file, extraction.members, budget, recognise);
      if (abandoned) return null;
      became = { code: CONTAINER, reason: `gồm ${extraction.members.length} tệp`, waits: waiting };
      // Last of all: until then an interrupted run begins the whole file anew.
      writes.put(() => note(file, became));
    } catch (error) {
      if (!(error instanceof DocumentError)) throw error;
      if (abandoned) return null;
      became = problemOf(error);
      if (became.code === WAITING) {
        // Not counted yet: its turn comes in this run. Listed, should the run end before.
        writes.put(() => note(file, became));
        return WAITING;
      }
      settle(file, became, outcomeOf(became.code));
    }
    await rm(into, { recursive: true, force: true });
    return became;
  }

  function keep(file: Content, extracted: ExtractedText): Became {
    const { text: raw, scan = null, linePictures = [], ...rest } = extracted;
    const fileName = path.basename(file.path);
    const id = file.sha256.slice(0, 32);
    const context = { fileName, mediaType: extracted.mediaType, scan };
    const reading = makeReading(raw, context, knowledge, versions.reader);
    writes.put(() => {
      if (knownAs(file.sha256) !== null) return note(file, { document: id }, "known");
      const { sha256, bytes } = file;
      const document = { id, sha256, bytes, raw, ...rest, extraction: versions.extraction, fileName };
      catalogue.addDocument({ ...document, addedAt: now(), reading });
      catalogue.keepScan(id, scan, linePictures);
      return note(file, { document: id }, "taken");
    }, raw.length);
    return { document: id };
  }

  /**
   * Takes in what lies inside a file. Scans wait there, too: their file is opened a second time for them, since what
   * was unpacked is gone by then. @returns whether some wait.
   */
  async function takeMembers(
    file: Content,
    members: readonly Unpacked[],
    budget: Budget,
    recognise: boolean,
  ): Promise<boolean> {
    let waiting = false;
    for (const member of members) budget.bytes -= "bytes" in member ? member.bytes : 0;
    budget.files -= members.length;
    const around = [...file.around, file.sha256];
    await abreast(members, pool.processes, async (member) => {
      if (abandoned) return;
      const own = memberFile(file, member);
      catalogue.markSeen(own.path);
      const before = recognise ? catalogue.fileRecord(own.path)?.code : WAITING;
      if (before !== WAITING && before !== CONTAINER) return;
      if ("code" in member) return settle(own, member, outcomeOf(member.code));
      const known = knownAs(member.sha256);
      if (known) return settle(own, { document: known }, "known");
      const content = { ...own, at: member.file, sha256: member.sha256, around };
      if (waits(await takeContent(content, budget, recognise))) waiting = true;
    });
    return waiting;
  }

  return {
    offer,
    abandon() {
      abandoned = true;
      // What is read is not read in vain.
      writes.flush();
    },
    async drain(signal, between) {
      // What came in between may have to wait as well.
      do {
        while (underWay.size > 0) await Promise.all(underWay);
        writes.flush();
        for (let next = scans.shift(); next && !broken; next = scans.shift()) {
          signal?.throwIfAborted();
          // The texts are in, and what waits in a file is known by its record.
          writes.flush();
          await begin(next.file, next.sha256, true);
          await between?.();
        }
      } while (underWay.size > 0);
      writes.flush();
      if (broken) throw broken;
    },
  };
}

const waits = (became: Became | typeof WAITING | null): boolean =>
  became === WAITING || (became !== null && "waits" in became && became.waits === true);

/** A member lies below its container as a file below a folder; whether it is unchanged, the container's stamp says. */
const memberFile = (container: ScannedFile, member: Unpacked): ScannedFile => ({
  kind: "file",
  path: `${container.path}/${member.name}`,
  shown: `${container.shown} ${WITHIN} ${member.name}`,
  bytes: "bytes" in member ? member.bytes : 0,
  stamp: container.stamp,
  modified: container.modified,
});
