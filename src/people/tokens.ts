/** Tokens: what a browser or a link carries is kept only as its hash, so that a copied catalogue opens nothing. */
import { createHash, createHmac, timingSafeEqual } from "node:crypto";

const TOKEN_BYTES = 32;

export const newToken = (random: (bytes: number) => Buffer): string =>
  random(TOKEN_BYTES).toString("base64url");

/** A token is random enough that one pass suffices. */
export const hashOfToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

/** What was typed, without what was typed: people type passwords where names belong. */
export const keyedHash = (secret: string, text: string): string =>
  createHmac("sha256", secret).update(text).digest("base64url");

export function sameText(a: string, b: string): boolean {
  const [one, other] = [Buffer.from(a), Buffer.from(b)];
  return one.length === other.length && timingSafeEqual(one, other);
}
