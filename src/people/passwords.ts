/** Passwords as they are kept: argon2id, with the parameters that OWASP names first (19 MiB, 2 passes, 1 lane). */
import { hash, verify } from "@node-rs/argon2";

const ARGON2ID = 2;
const COST = { algorithm: ARGON2ID, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

export interface Passwords {
  hash(password: string): Promise<string>;
  /** Takes as long when there is nothing to compare with. */
  verify(kept: string | null, password: string): Promise<boolean>;
}

/**
 * @param random bytes that nobody can guess.
 * @param compare the work of a comparison: does it once for each try.
 */
export function createPasswords(
  random: (bytes: number) => Buffer,
  compare: (hashed: string, password: string) => Promise<boolean> = verify,
): Passwords {
  const make = (password: string) => hash(password.normalize("NFC"), COST);
  // What unknown names are compared with: an answer in no time would say that the name is unknown.
  let decoy: Promise<string> | undefined;
  return {
    hash: make,
    async verify(kept, password) {
      // Made at the first password, whoever it is of, and not by every command that looks at accounts.
      decoy ??= make(random(32).toString("base64url"));
      const other = await decoy;
      const right = await compare(kept ?? other, password.normalize("NFC"));
      return right && kept !== null;
    },
  };
}
