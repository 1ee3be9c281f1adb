/** Accounts, sessions, links and failed sign-ins, in the rows of the catalogue. */
import { UsageError } from "../errors.ts";
import { nameKey } from "../people/names.ts";
import type { Person, Role } from "../people/roles.ts";
import type { NewPerson, PeopleStore, Session } from "../people/store.ts";
import type { Database } from "./database.ts";
import { inTransaction } from "./transaction.ts";

const PERSON = `p.id, p.name, p.full_name AS fullName, p.role, p.added_at AS addedAt, p.closed_at AS closedAt,
  p.password IS NOT NULL AS ready`;
const SESSION = "s.id AS session, s.began_at AS beganAt, s.seen_at AS seenAt, s.address, s.browser";

interface PersonRow extends Omit<Person, "ready"> {
  readonly ready: number;
}
interface SessionRow extends Omit<Session, "id"> {
  readonly session: number;
}

const personOf = ({ id, name, fullName, role, addedAt, closedAt, ready }: PersonRow): Person => ({
  id,
  name,
  fullName,
  role,
  addedAt,
  closedAt,
  ready: ready === 1,
});
const sessionOf = ({ session, beganAt, seenAt, address, browser }: SessionRow): Session => ({
  id: session,
  beganAt,
  seenAt,
  address,
  browser,
});

export function createPeople(db: Database): PeopleStore {
  const anyone = db.prepare("SELECT EXISTS (SELECT 1 FROM people) AS yes");
  const all = db.prepare(`SELECT ${PERSON} FROM people p ORDER BY p.closed_at IS NOT NULL, p.name_key`);
  const byId = db.prepare(`SELECT ${PERSON} FROM people p WHERE p.id = ?`);
  const byName = db.prepare(`SELECT ${PERSON}, p.password FROM people p WHERE p.name_key = ?`);
  const password = db.prepare("SELECT password FROM people WHERE id = ?");
  const add = db.prepare(`
    INSERT INTO people (name, name_key, full_name, role, password, added_at)
    VALUES (:name, :key, :fullName, :role, :password, :at) ON CONFLICT (name_key) DO NOTHING`);
  const adopt = db.prepare("UPDATE saved_searches SET owner = ? WHERE owner IS NULL");
  const setPassword = db.prepare("UPDATE people SET password = ? WHERE id = ?");
  const setRole = db.prepare("UPDATE people SET role = ? WHERE id = ?");
  const setClosed = db.prepare("UPDATE people SET closed_at = ? WHERE id = ?");
  const administered = db.prepare(
    "SELECT EXISTS (SELECT 1 FROM people WHERE role = 'administrator' AND closed_at IS NULL) AS yes",
  );

  const beginSession = db.prepare(`
    INSERT INTO sessions (token, person, began_at, seen_at, address, browser)
    VALUES (:token, :person, :beganAt, :seenAt, :address, :browser)`);
  const session = db.prepare(`
    SELECT ${PERSON}, ${SESSION} FROM sessions s JOIN people p ON p.id = s.person WHERE s.token = ?`);
  const see = db.prepare("UPDATE sessions SET seen_at = ? WHERE id = ?");
  const sessions = db.prepare(
    `SELECT ${SESSION} FROM sessions s WHERE s.person = ? ORDER BY s.seen_at DESC, s.id`,
  );
  const endSession = db.prepare("DELETE FROM sessions WHERE person = ? AND id = ?");
  const endSessions = db.prepare("DELETE FROM sessions WHERE person = ? AND id IS NOT ?");
  const dropSessions = db.prepare("DELETE FROM sessions WHERE began_at < :began OR seen_at < :seen");

  const dropLinks = db.prepare("DELETE FROM sign_in_links WHERE person IS ?");
  const addLink = db.prepare(
    "INSERT INTO sign_in_links (token, person, until) VALUES (:token, :person, :until)",
  );
  const link = db.prepare("SELECT person FROM sign_in_links WHERE token = ? AND until > ?");
  const useLink = db.prepare("DELETE FROM sign_in_links WHERE token = ?");

  const failures = db.prepare(
    "SELECT count(*) AS count, min(at) AS oldest FROM sign_in_failures WHERE subject = ? AND at >= ?",
  );
  const addFailure = db.prepare("INSERT INTO sign_in_failures (subject, at) VALUES (?, ?)");
  const forgetFailures = db.prepare("DELETE FROM sign_in_failures WHERE at < ?");
  const forgive = db.prepare("DELETE FROM sign_in_failures WHERE subject = ?");
  const forgiveOne = db.prepare(`
    DELETE FROM sign_in_failures
    WHERE rowid IN (SELECT rowid FROM sign_in_failures WHERE subject = ? AND at = ? LIMIT 1)`);

  const secret = db.prepare("SELECT value FROM settings WHERE name = 'secret'");
  const keepSecret = db.prepare("INSERT OR IGNORE INTO settings (name, value) VALUES ('secret', ?)");

  const yes = (row: unknown): boolean => (row as { yes: number }).yes === 1;
  const insert = ({ name, fullName, role, password, at }: NewPerson): number => {
    const added = add.run({ name, key: nameKey(name), fullName, role, password, at });
    if (added.changes === 0)
      throw new UsageError("name-taken", `Đã có tài khoản tên “${name}”; hãy chọn tên khác.`);
    return Number(added.lastInsertRowid);
  };
  /** A change after which nobody could look after people is taken back. */
  const keepingOne = (change: () => void): boolean => {
    const refused = new Error("nobody left to administer");
    try {
      inTransaction(db, () => {
        change();
        if (!yes(administered.get())) throw refused;
      });
      return true;
    } catch (error) {
      if (error === refused) return false;
      throw error;
    }
  };
  const personById = (id: number): Person | null => {
    const row = byId.get(id) as PersonRow | undefined;
    return row ? personOf(row) : null;
  };

  return {
    anyone: () => yes(anyone.get()),
    people: () => (all.all() as unknown as PersonRow[]).map(personOf),
    person: personById,
    named(name) {
      const row = byName.get(nameKey(name)) as (PersonRow & { password: string | null }) | undefined;
      return row ? { person: personOf(row), password: row.password } : null;
    },
    passwordOf: (id) => (password.get(id) as { password: string | null } | undefined)?.password ?? null,
    addPerson: insert,
    addFirst: (person) =>
      inTransaction(db, () => {
        if (yes(anyone.get())) return null;
        const id = insert(person);
        adopt.run(id);
        dropLinks.run(null);
        return id;
      }),
    setPassword: (id, kept) => void setPassword.run(kept, id),
    setRole: (id, role: Role) => keepingOne(() => setRole.run(role, id)),
    setClosed: (id, at) =>
      keepingOne(() => {
        setClosed.run(at, id);
        endSessions.run(id, null);
        dropLinks.run(id);
      }),
    beginSession: (begun) => Number(beginSession.run({ ...begun }).lastInsertRowid),
    session(token) {
      const row = session.get(token) as (PersonRow & SessionRow) | undefined;
      return row ? { person: personOf(row), session: sessionOf(row) } : null;
    },
    seeSession: (id, at) => void see.run(at, id),
    sessionsOf: (person) => (sessions.all(person) as unknown as SessionRow[]).map(sessionOf),
    endSession: (person, id) => void endSession.run(person, id),
    endSessions: (person, except) => void endSessions.run(person, except ?? null),
    dropSessions: (before) => void dropSessions.run({ ...before }),
    addLink: (added) =>
      inTransaction(db, () => {
        dropLinks.run(added.person);
        addLink.run({ ...added });
      }),
    link: (token, now) => (link.get(token, now) as { person: number | null } | undefined) ?? null,
    useLink: (token) => useLink.run(token).changes > 0,
    failures: (subject, since) => failures.get(subject, since) as { count: number; oldest: number | null },
    addFailure: (subjects, at, forgetBefore) =>
      inTransaction(db, () => {
        forgetFailures.run(forgetBefore);
        for (const subject of subjects) addFailure.run(subject, at);
      }),
    forgive: (subjects, { subject, at }) =>
      inTransaction(db, () => {
        for (const each of subjects) forgive.run(each);
        forgiveOne.run(subject, at);
      }),
    secret: (make) =>
      inTransaction(db, () => {
        if (!secret.get()) keepSecret.run(make());
        return (secret.get() as { value: string }).value;
      }),
  };
}
