/** Programs of the machine that do a part of the extraction, and what stands in where they are missing. */
import { spawnSync } from "node:child_process";
import { accessSync, constants } from "node:fs";
import path from "node:path";
import { PDFTOTEXT } from "./poppler.ts";

export const PDFTOPPM = "pdftoppm";
export const TESSERACT = "tesseract";
export const LANGUAGE = "vie";

export interface ProgramUse {
  readonly name: string;
  readonly installed: boolean;
  /** Vietnamese: what it does here. */
  readonly does: string;
  /** Vietnamese: what does it where the program is missing. */
  readonly otherwise: string;
}

const PROGRAMS: readonly Omit<ProgramUse, "installed">[] = [
  {
    name: PDFTOTEXT,
    does: "đọc chữ trong PDF",
    otherwise: "đọc PDF bằng PDF.js kèm sẵn, chậm hơn (cài gói poppler-utils để nhanh hơn)",
  },
  {
    name: TESSERACT,
    does: "nhận dạng chữ trong bản quét",
    otherwise: "nhận dạng bằng tesseract.js kèm sẵn, chậm hơn nhiều (cài gói tesseract-ocr-vie để nhanh hơn)",
  },
  {
    name: PDFTOPPM,
    does: "vẽ trang PDF để nhận dạng",
    otherwise: "vẽ trang bằng PDF.js kèm sẵn, chậm hơn (cài gói poppler-utils để nhanh hơn)",
  },
  {
    name: "prlimit",
    does: "giới hạn bộ nhớ của tiến trình đọc tệp",
    otherwise: "chỉ giới hạn phần bộ nhớ do Node.js quản lý (cài gói util-linux)",
  },
];

/** Every program that extraction uses, and whether it is there; tesseract only with its Vietnamese. */
export const programsInUse = (): ProgramUse[] =>
  PROGRAMS.map((program) => ({
    ...program,
    installed: program.name === TESSERACT ? readsVietnamese() : installed(program.name),
  }));

/** Whether tesseract is installed, and its Vietnamese with it. */
export function readsVietnamese(): boolean {
  if (!installed(TESSERACT)) return false;
  const { stdout } = spawnSync(TESSERACT, ["--list-langs"], { encoding: "utf8", timeout: 20_000 });
  return (stdout ?? "").split(/\r?\n/u).includes(LANGUAGE);
}

export function installed(name: string): boolean {
  return (process.env.PATH ?? "").split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, name), constants.X_OK);
      return folder !== "";
    } catch {
      return false;
    }
  });
}
