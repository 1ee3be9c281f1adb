/** An archive on the disk that lives: letters in every kind of file, changed, moved, copied, deleted and added in waves. */
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import JSZip from "jszip";
import { type Format, renderFile } from "../../scripts/archive/files.ts";
import { type GeneratedDirective, generateArchive } from "../../scripts/archive/generate.ts";
import type { Random } from "../../scripts/archive/random.ts";
import { loadKnowledge } from "../../src/knowledge/index.ts";

/** One file each in turn; most letters are texts, since what is killed matters here, not what is read. */
const KINDS = [
  ...(["txt", "txt", "html", "txt", "docx", "txt", "txt", "pdf", "txt", "copy", "txt", "eml"] as const),
  ...(["txt", "txt", "zip", "txt"] as const),
];
type Kind = (typeof KINDS)[number];
const FOLDERS = 7;
const SCAN = path.join(import.meta.dirname, "extract/files/quet-in.png");

export interface KillArchive {
  /** Writes the first files. */
  fill(): Promise<void>;
  /** Edits, deletes, moves and adds: about every fifth file becomes another. */
  change(): Promise<void>;
  /** How many documents an undisturbed run must find: contents that differ. */
  documents(): number;
}

interface Placed {
  readonly file: string;
  /** Letters in it. */
  readonly holds: readonly string[];
}

/** @param files how many files there are, broken ones and links aside; @param scans whether a scan is among them. */
export function createKillArchive(
  folder: string,
  files: number,
  scans: boolean,
  random: Random,
): KillArchive {
  const letters = generateArchive({ count: 20 * files + 1000, seed: 7, knowledge: loadKnowledge() });
  const placed: Placed[] = [];
  let made = 0;
  const folderOf = (number: number) => path.join(folder, `thư mục ${number % FOLDERS}`);

  function letter(): GeneratedDirective {
    const { value } = letters.next();
    if (!value) throw new Error("no letters left");
    return value;
  }

  async function write(number: number): Promise<Placed> {
    const kind = KINDS[number % KINDS.length] as Kind;
    const stem = path.join(folderOf(number), `vb ${number}`);
    mkdirSync(path.dirname(stem), { recursive: true });
    made += 1;
    const one = letter();
    switch (kind) {
      case "copy": {
        const other = placed.find(({ file, holds }) => holds.length === 1 && existsSync(file));
        if (!other) break;
        const file = `${stem} bản sao${path.extname(other.file)}`;
        copyFileSync(other.file, file);
        return { file, holds: other.holds };
      }
      case "zip": {
        const zip = new JSZip();
        const inside = [one, letter(), letter()];
        for (const { text, truth } of inside) zip.file(`${truth.id}.txt`, text);
        writeFileSync(`${stem}.zip`, await zip.generateAsync({ type: "nodebuffer" }));
        return { file: `${stem}.zip`, holds: inside.map(({ truth }) => truth.id) };
      }
      case "eml": {
        const head = `From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n\n`;
        writeFileSync(`${stem}.eml`, head + one.text);
        return { file: `${stem}.eml`, holds: [one.truth.id] };
      }
      default: {
        const { text, truth } = one;
        const about = { title: truth.subject, issuedOn: truth.issuedOn };
        writeFileSync(`${stem}.${kind}`, await renderFile(text, about, kind satisfies Format));
        return { file: `${stem}.${kind}`, holds: [truth.id] };
      }
    }
    const file = `${stem}.txt`;
    writeFileSync(file, one.text);
    return { file, holds: [one.truth.id] };
  }

  return {
    async fill() {
      mkdirSync(folder, { recursive: true });
      for (let number = 0; number < files; number += 1) placed.push(await write(number));
      writeFileSync(path.join(folder, "hỏng.pdf"), "%PDF-1.7 cắt cụt");
      writeFileSync(path.join(folder, "rỗng.txt"), "");
      symlinkSync("không có", path.join(folder, "liên kết hỏng"));
      if (scans) copyFileSync(SCAN, path.join(folder, "quét.png"));
    },
    async change() {
      for (const [at, { file }] of placed.entries()) {
        const fate = random.next();
        if (fate > 0.2) continue;
        rmSync(file);
        if (fate > 0.16) {
          // Deleted; a new one comes elsewhere, so that the archive keeps its size.
          placed[at] = await write(files + made);
        } else if (fate > 0.12) {
          const moved = await write(at);
          const to = path.join(folder, `nơi mới ${made % 3}`, path.basename(moved.file));
          mkdirSync(path.dirname(to), { recursive: true });
          renameSync(moved.file, to);
          placed[at] = { ...moved, file: to };
        } else placed[at] = await write(at);
      }
      // A whole folder moves.
      const [from, to] = [path.join(folder, "thư mục 2"), path.join(folder, `chuyển ${made}`)];
      if (!existsSync(from)) return;
      for (const [at, each] of placed.entries()) {
        if (each.file.startsWith(from + path.sep))
          placed[at] = { ...each, file: to + each.file.slice(from.length) };
      }
      renameSync(from, to);
    },
    documents: () => new Set(placed.flatMap(({ holds }) => holds)).size + (scans ? 1 : 0),
  };
}
