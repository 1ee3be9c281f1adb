/** Personal tokens, in the rows of the catalogue. */
import type { AccessToken, AccessTokenStore, Scope } from "../people/access-tokens.ts";
import type { Database } from "./database.ts";

type Row = Omit<AccessToken, "scopes"> & { readonly person: number; readonly scopes: string };

const tokenFrom = ({ scopes, ...row }: Row) => ({ ...row, scopes: scopes.split(" ") as Scope[] });

export function createAccessTokenRows(db: Database): AccessTokenStore {
  const COLUMNS = "id, person, name, scopes, made_at AS madeAt, until, used_at AS usedAt";
  const add = db.prepare(`
    INSERT INTO access_tokens (person, token, name, scopes, made_at, until)
    VALUES (:person, :token, :name, :scopes, :madeAt, :until)`);
  const one = db.prepare(`SELECT ${COLUMNS} FROM access_tokens WHERE token = ?`);
  const all = db.prepare(`SELECT ${COLUMNS} FROM access_tokens WHERE person = ? ORDER BY id`);
  const use = db.prepare("UPDATE access_tokens SET used_at = ? WHERE id = ?");
  const drop = db.prepare("DELETE FROM access_tokens WHERE person = ? AND id = ?");
  return {
    addToken: ({ scopes, ...token }) => void add.run({ ...token, scopes: scopes.join(" ") }),
    tokenOf(token) {
      const row = one.get(token) as Row | undefined;
      return row ? tokenFrom(row) : null;
    },
    tokensOf: (person) => (all.all(person) as unknown as Row[]).map(tokenFrom),
    useToken: (id, at) => void use.run(at, id),
    dropToken: (person, id) => void drop.run(person, id),
  };
}
