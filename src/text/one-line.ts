/** One line of running text: blanks and line breaks collapsed, none at its ends. */
export function oneLine(text: string): string {
  return isOneLine(text) ? text : text.replace(/\s+/gu, " ").trim();
}

/** Whether single blanks between other characters are all that is blank: true for most stretches of a text. */
function isOneLine(text: string): boolean {
  let afterBlank = true;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const isBlank = unit === 0x20;
    if (isBlank ? afterBlank : mayBeBlank(unit)) return false;
    afterBlank = isBlank;
  }
  return !afterBlank || text === "";
}

/** Any blank but U+0020, and a few controls that are none. */
const mayBeBlank = (unit: number): boolean =>
  unit < 0x20 ||
  unit === 0xa0 ||
  unit === 0x1680 ||
  (unit >= 0x2000 && unit <= 0x200a) ||
  (unit >= 0x2028 && (unit <= 0x202f || unit === 0x205f || unit === 0x3000 || unit === 0xfeff));
