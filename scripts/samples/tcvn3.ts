/**
 * TCVN3 (ABC fonts) as typed until about 2009: one byte a letter. Toned capitals have no byte of their own:
 * they were typed with the small letter's byte and shown by an all-capitals font.
 */
const LETTERS = "áàảãạâấầẩẫậăắằẳẵặđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂÊÔƠƯĐ";
const BYTES = Buffer.from(
  "B8B5B6B7B9A9CAC7C8C9CBA8BEBBBCBDC6AED0CCCECFD1AAD5D2D3D4D6DDD7D8DCDEE3DFE1E2E4ABE8E5E6E7E9ACEDEAEBECEEF3EFF1F2F4ADF8F5F6F7F9FDFAFBFCFEA1A2A3A4A5A6A7",
  "hex",
);
/** What the fonts of the time did not have: typists used the ASCII signs. */
const PLAIN: Record<string, string> = { "“": '"', "”": '"', "–": "-", "…": "..." };

/** @throws Error on a character that TCVN3 cannot write. */
export function toTcvn3(text: string): Buffer {
  const bytes: number[] = [];
  for (const char of text.normalize("NFC").replace(/[“”–…]/gu, (sign) => PLAIN[sign] ?? sign)) {
    const at = [char, char.toLowerCase()].map((form) => LETTERS.indexOf(form)).find((index) => index >= 0);
    const code = char.codePointAt(0) ?? 0;
    if (at !== undefined) bytes.push(BYTES[at] ?? 0);
    else if (code < 128) bytes.push(code);
    else throw new Error(`TCVN3 cannot write "${char}"`);
  }
  return Buffer.from(bytes);
}
