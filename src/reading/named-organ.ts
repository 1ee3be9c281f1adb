/** Organs that are taken as printed: branch and grassroots unions, and what the table does not hold. */
import type { Issuer } from "../directive.ts";
import type { Organ, Place } from "../knowledge/index.ts";
import { fold } from "../vietnamese-tokenizer/index.ts";
import type { Hint, IssuerInput, Resolved } from "./issuer-input.ts";
import { slugOf, usualCase } from "./letter-case.ts";
import { levelsOf, type OrganMention, type Rank, readPlace } from "./organ-names.ts";
import { inForce, local, onePlace, placeAt, placeText, unknownPlace } from "./organ-place.ts";

/** Branch and grassroots unions, which are taken as printed. */
export function unionOf(
  input: IssuerInput,
  mention: OrganMention,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const { knowledge, day } = input;
  const folded = fold(printed);
  const place = onePlace(mention, hints);
  const isCommune = mention.rank !== null && levelsOf(mention.rank).includes("xã");
  if (isCommune && mention.left === "") {
    const row = knowledge.organs.byId("cd-xa");
    const at = place ?? unknownPlace(mention, hints);
    if (row && inForce(row, day)) return local(row, at);
    const grassroots = knowledge.organs.byId("cdcs");
    return grassroots ? namedAs(input, grassroots, printed, hints) : null;
  }
  if (mention.rows.some((row) => row.id === "cd-kcn")) return null;
  const branchRow = knowledge.organs.byId("cd-nganh-dp");
  const ofBranch =
    branchRow && !/\b(?:huyen|quan|thi xa)\b/u.test(folded)
      ? branchUnion(input, branchRow, printed, hints)
      : null;
  if (ofBranch) return ofBranch;
  const above =
    /\b(?:tong cong ty|tap doan|khoi|khu|nganh|huyen|quan)\b/u.test(folded) &&
    !/\b(?:truong|cong ty tnhh|benh vien|co so)\b/u.test(folded.replace("tong cong ty", ""));
  const id = above ? "cdcttttcs" : "cdcs";
  const row = knowledge.organs.byId(id);
  return row ? namedAs(input, row, printed, hints) : null;
}

export function namedOrgan(
  input: IssuerInput,
  row: Organ,
  mention: OrganMention,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const bare = mention.body ? printed.slice(mention.body.length).trim() : printed;
  const name = bare.charAt(0).toUpperCase() + bare.slice(1);
  if (row.id === "cd-nganh-dp") return branchUnion(input, row, name, hints);
  // "Công đoàn cơ sở" alone in the text names no union.
  return mention.ownName === null ? null : namedAs(input, row, name, hints);
}

/** "Công đoàn ngành Giáo dục tỉnh Phú Yên", its place completed where only "tỉnh" or nothing is printed. */
function branchUnion(
  input: IssuerInput,
  row: Organ,
  printed: string,
  hints: readonly Hint[],
): Resolved | null {
  const match = /^(?:cong doan|cd)(?: nganh)?\s+(.+?)(?:\s+(?:tinh|thanh pho|tp\.?)(?:\s.*)?)?$/u.exec(
    fold(printed),
  );
  const branch = match?.[1] ?? "";
  const known =
    /^(?:giao duc(?: va dao tao)?|y te|vien chuc|cong thuong|xay dung|giao thong van tai|nong nghiep(?: va [a-z ]+)?|van hoa.*|tai chinh|thuy san|cao su|det may|ngan hang|nong lam nghiep.*|cong nghiep|thuong mai.*)$/u;
  const read = readPlace(
    printed.slice(fold(printed).indexOf(branch) + branch.length).trim(),
    input.knowledge,
    input.day,
  );
  const place =
    onePlace({ rows: [row], ...read, ownName: null, body: null }, hints) ??
    placeAt("tỉnh", null, hints, input.knowledge);
  if (!branch || !known.test(branch) || !place) return null;
  const head = usualCase(printed.slice(0, fold(printed).indexOf(branch) + branch.length), input.text);
  return {
    row,
    id: `${row.id}:${slugOf(branch)}--${place.id}`,
    name: `${head} ${placeText(place)}`,
    place,
    level: row.level,
  };
}

export function namedAs(input: IssuerInput, row: Organ, printed: string, hints: readonly Hint[]): Resolved {
  const name = usualCase(printed, input.text).replace(/^CĐCS\b/u, "Công đoàn cơ sở");
  const own = slugOf(
    name.replace(
      /^(?:Công đoàn cơ sở|Công đoàn ngành|Công đoàn|Nghiệp đoàn cơ sở|Nghiệp đoàn|Chi bộ|Tổ công đoàn)\s+/iu,
      "",
    ),
  );
  const place = hints[0]?.place ?? null;
  return { row, id: `${row.id}:${own}`, name, place, level: row.level };
}

/** An organ that the table does not hold, taken as printed, with its parent where it is only a unit of it. */
export function plainOrgan(
  input: IssuerInput,
  printed: string,
  parent: Resolved | null,
  hints: readonly Hint[],
  like?: Organ,
  at?: Place | null,
  rank?: Rank | null,
): Resolved | null {
  const fallback = like ?? input.knowledge.organs.byId(parent ? "don-vi" : "co-quan-khac");
  if (!fallback) return null;
  // "UBND HUYỆN CẦN GIỜ / PHÒNG NỘI VỤ" is the Phòng Nội vụ huyện Cần Giờ; a board of another organ keeps its name.
  const above =
    parent?.place && /^(?:ubnd|hdnd)-/u.test(parent.row.id) ? placeText(parent.place) : parent?.name;
  const name = above ? `${usualCase(printed, input.text)} ${above}` : usualCase(printed, input.text);
  const rankLevels = rank ? levelsOf(rank) : [];
  const level = at?.level ?? rankLevels[0] ?? (like ? "cơ sở" : (parent?.level ?? levelOfName(name)));
  return {
    row: { ...fallback, system: parent?.row.system ?? fallback.system },
    id: `${fallback.id}:${slugOf(name)}`,
    name,
    place: at ?? parent?.place ?? hints[0]?.place ?? null,
    level,
  };
}

function levelOfName(name: string): Issuer["level"] {
  const folded = fold(name);
  if (/\b(?:viet nam|trung uong|quoc gia)$/u.test(folded)) return "trung ương";
  if (/\b(?:tinh|thanh pho)\b/u.test(folded)) return "tỉnh";
  return /\b(?:huyen|quan|thi xa)\b/u.test(folded) ? "huyện" : "cơ sở";
}
