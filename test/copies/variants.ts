/** What becomes of a letter: other copies of it, and other letters from the same template. */
import type { GeneratedDirective } from "../../scripts/archive/generate.ts";
import type { Random } from "../../scripts/archive/random.ts";

export interface Variant {
  readonly text: string;
  readonly scanned: boolean;
}

/** Lines broken elsewhere, blanks and page numbers added: the same letter saved by another program. */
export function saved(text: string, random: Random): Variant {
  const lines = text.split("\n").flatMap((line, at) => {
    const words = line.split(" ");
    const cut = words.length > 8 ? random.int(4, words.length - 2) : words.length;
    const broken = [words.slice(0, cut).join(" "), words.slice(cut).join(" ")].filter(
      (part, n) => n === 0 || part,
    );
    return at > 0 && at % 40 === 0 ? [`  ${at / 40 + 1}  `, ...broken] : broken;
  });
  return { text: lines.join("\n"), scanned: false };
}

/** Before it was numbered and signed. */
export function draft({ text, truth }: GeneratedDirective, random: Random): Variant {
  const [year = "", month = "", day = ""] = truth.issuedOn.split("-");
  const serial = /^\d+/u.exec(truth.number)?.[0] ?? "";
  const dated = new RegExp(`ngày 0?${Number(day)} tháng 0?${Number(month)} năm ${year}`, "u");
  const blank = text
    .replace(new RegExp(`(Số:? ?)${serial} ?(?=/|-)`, "u"), "$1      ")
    .replace(dated, (found) => found.replace(/ngày \d+/u, "ngày ....."));
  return { text: random.chance(0.5) ? `DỰ THẢO\n${blank}` : blank, scanned: false };
}

const MISREAD = "aăâáàảạeêéèiíìoôơóòuưúùydđnmhl";

/** Recognised from a picture: some letters in a hundred are wrong. Figures stay as they are in `figures`. */
export function scan(text: string, random: Random, share: number, figures: boolean): Variant {
  const misread = [...text].map((letter) => {
    if (!random.chance(share)) return letter;
    if (/\d/u.test(letter)) return figures ? letter : String(random.int(0, 9));
    return /\p{Ll}/u.test(letter) ? (MISREAD[random.int(0, MISREAD.length - 1)] ?? letter) : letter;
  });
  return { text: misread.join(""), scanned: true };
}

/** Other letters from the same template: those with another number or day, and those with another figure or name. */
export function siblings({ text, truth }: GeneratedDirective): {
  readonly renumbered: readonly Variant[];
  readonly changed: readonly Variant[];
} {
  const serial = Number(/^\d+/u.exec(truth.number)?.[0] ?? 0);
  const asLetters = (others: readonly string[]): Variant[] =>
    others.filter((one) => one !== text).map((one) => ({ text: one, scanned: false }));
  return {
    renumbered: asLetters([
      text.replaceAll(truth.number, truth.number.replace(/^\d+/u, String(serial + 1))),
      text.replace(/tháng (\d+) năm/u, (_, month: string) => `tháng ${(Number(month) % 12) + 1} năm`),
    ]),
    changed: asLetters([
      ...truth.addressees
        .slice(0, 1)
        .map((name) => text.replaceAll(name, "Liên đoàn Lao động huyện Tánh Linh")),
      text.replace(/(\d+)(?!.*\d)/su, (_, figure: string) => String(Number(figure) + 1)),
      text.replace(/(?<=\n[^\n]{20,}) (các|của|và|cho) /u, " Nguyễn Văn Bình "),
    ]),
  };
}
