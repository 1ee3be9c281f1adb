/** The name under which a sent file is stored: what people called it, as far as every disk takes it. */

/** Of the whole name, in UTF-8: file systems take 255. */
const LONGEST = 160;
const LONGEST_EXTENSION = 12;
const NAMELESS = "tệp";
/** Names of devices on Windows, with whatever stands behind a dot. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/iu;
/** Left behind by desktops: walks over folders pass them over. */
const DESKTOP = /^(?:thumbs\.db|desktop\.ini|~wr[a-z]\d{4}\.tmp)$/iu;

/**
 * @param given anything: a path, control characters, nothing.
 * @returns a name of one file, no path, not hidden, no longer than disks take; its last extension is kept.
 */
export function storedName(given: string): string {
  const last = given.split(/[/\\]/u).at(-1) ?? "";
  const clean = last
    // Control characters, those that turn the direction of writing, and halves of characters.
    .replace(/[\p{Cc}\p{Cs}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, "")
    .replace(/[<>:"|?*]/gu, "_")
    .replace(/\s+/gu, " ")
    .normalize("NFC");
  // Hidden files and Office's lock files begin so; Windows drops dots and spaces at the end.
  const bare = withoutEnd(clean.replace(/^[.~$ ]+/u, ""));
  const name = DEVICE.test(bare) || DESKTOP.test(bare) ? `_${bare}` : bare;
  return name === "" ? NAMELESS : shorten(name);
}

/** "a.pdf", 2 → "a (2).pdf". */
export function numbered(name: string, number: number): string {
  const { stem, extension } = parts(name);
  return `${stem} (${number})${extension}`;
}

function shorten(name: string): string {
  const { stem, extension } = parts(name);
  let kept = "";
  let left = LONGEST - Buffer.byteLength(extension);
  for (const character of stem) {
    left -= Buffer.byteLength(character);
    if (left < 0) break;
    kept += character;
  }
  return `${withoutEnd(kept)}${extension}`;
}

function withoutEnd(name: string): string {
  let end = name.length;
  while (end > 0 && ". ".includes(name.charAt(end - 1))) end -= 1;
  return name.slice(0, end);
}

function parts(name: string): { stem: string; extension: string } {
  const dot = name.lastIndexOf(".");
  const extension = dot > 0 && name.length - dot <= LONGEST_EXTENSION ? name.slice(dot) : "";
  return { stem: extension === "" ? name : name.slice(0, dot), extension };
}
