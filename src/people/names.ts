/** Names to sign in with, and passwords: what is taken, said in words for people. */
import { UsageError } from "../errors.ts";

const NAME = /^[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}._@-]{1,63}$/u;
const LONGEST_FULL_NAME = 100;
/** Length matters more than kinds of characters (NIST SP 800-63B, 5.1.1.2). */
export const SHORTEST_PASSWORD = 10;
/** A longer one is no password, and hashing it costs time. */
export const LONGEST_PASSWORD = 200;

/** Two spellings of one name are one name. */
export const nameKey = (name: string): string => name.normalize("NFC").trim().toLowerCase();

/** @throws UsageError `name-invalid`. */
export function checkedName(name: string): string {
  const tidy = name.normalize("NFC").trim();
  if (!NAME.test(tidy)) {
    throw new UsageError(
      "name-invalid",
      "Tên đăng nhập gồm 2 đến 64 chữ, số hoặc dấu . _ - @, không có khoảng trắng.",
    );
  }
  return tidy;
}

/** What somebody typed as the name of something: one line, and nothing that cannot be printed. */
export const onOneLine = (typed: string): string => typed.replace(/[\p{Cc}\p{Cs}\s]+/gu, " ").trim();

/** The name to be called by; without one, the name to sign in with. */
export function checkedFullName(fullName: string, name: string): string {
  const tidy = onOneLine(fullName.normalize("NFC"));
  return tidy === "" ? name : tidy.slice(0, LONGEST_FULL_NAME);
}

/**
 * @param name of its owner: no password.
 * @throws UsageError `password-short`, `password-long`, `password-easy`, `password-differs`.
 */
export function checkPassword(password: string, again: string, name: string): void {
  if (password !== again)
    throw new UsageError("password-differs", "Hai lần nhập mật khẩu không giống nhau; hãy nhập lại.");
  const length = [...password].length;
  if (length < SHORTEST_PASSWORD)
    throw new UsageError(
      "password-short",
      `Mật khẩu cần ít nhất ${SHORTEST_PASSWORD} ký tự; một câu ngắn dễ nhớ là tốt.`,
    );
  if (length > LONGEST_PASSWORD)
    throw new UsageError("password-long", `Mật khẩu dài nhất ${LONGEST_PASSWORD} ký tự.`);
  if (isEasy(password, name))
    throw new UsageError("password-easy", "Mật khẩu này quá dễ đoán; hãy chọn câu khác.");
}

/** One or two characters over and over, a run of neighbours, or the name itself. */
function isEasy(password: string, name: string): boolean {
  const letters = [...password.toLowerCase()];
  if (new Set(letters).size < 4 || nameKey(password).includes(nameKey(name))) return true;
  const steps = letters.slice(1).map((letter, at) => code(letter) - code(letters[at] ?? ""));
  return steps.every((step) => step === 1 || step === -9) || steps.every((step) => step === -1);
}

const code = (letter: string): number => letter.codePointAt(0) ?? 0;
