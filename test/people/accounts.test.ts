import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { verify } from "@node-rs/argon2";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import { type Catalogue, openCatalogue } from "../../src/catalogue/index.ts";
import { type Accounts, createAccounts, SESSION_IDLE_MS, SESSION_MS } from "../../src/people/accounts.ts";
import { WINDOW_MS } from "../../src/people/limits.ts";
import { createPasswords } from "../../src/people/passwords.ts";

const root = mkdtempSync(path.join(tmpdir(), "chi-dan-people-"));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const HERE = { address: "127.0.0.1", browser: "Firefox" };
const ELSEWHERE = { address: "10.0.0.9", browser: "Firefox" };
const PASSWORD = "văn thư giữ kho";
const ADMIN = { name: "Quản.Trị", fullName: "Trần Thị Bình", password: PASSWORD, again: PASSWORD };

let file: string;
let catalogue: Catalogue;
let accounts: Accounts;
let now: number;
const passwords = createPasswords(randomBytes);
const open = () => {
  catalogue = openCatalogue(file);
  accounts = createAccounts({ store: catalogue.people, passwords, now: () => now, random: randomBytes });
};
let files = 0;
beforeEach(() => {
  catalogue?.close();
  now = Date.parse("2026-11-22T00:00:00Z");
  files += 1;
  file = path.join(root, `${files}.db`);
  open();
});
afterAll(() => catalogue.close());

const code = async (work: () => unknown) => {
  try {
    await work();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return null;
};

describe("the first account", () => {
  it("is an administrator, signed in, and the only first one of two at once", async () => {
    expect(accounts.anyone()).toBe(false);
    const both = await Promise.allSettled([
      accounts.createFirst(ADMIN, HERE),
      accounts.createFirst({ ...ADMIN, name: "khác" }, HERE),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(accounts.people()).toMatchObject([{ role: "administrator", fullName: "Trần Thị Bình" }]);
    const won = both.find((one) => one.status === "fulfilled");
    expect(accounts.visitor(won?.value.token ?? "")?.person.role).toBe("administrator");
  });

  it("takes over what was saved before there were accounts", async () => {
    catalogue.saved.save(null, { name: "Dân vận khéo", query: "q=d%C3%A2n+v%E1%BA%ADn", shared: false });
    await accounts.createFirst(ADMIN, HERE);
    const [person] = accounts.people();
    expect(catalogue.saved.savedOf(null)).toEqual([]);
    expect(catalogue.saved.savedOf(person?.id ?? 0).map(({ name }) => name)).toEqual(["Dân vận khéo"]);
  });

  it("is refused a short, an easy, a mistyped password and a name of blanks", async () => {
    const given = (changes: Partial<typeof ADMIN>) =>
      code(() => accounts.createFirst({ ...ADMIN, ...changes }, HERE));
    expect(await given({ password: "ngắn", again: "ngắn" })).toBe("password-short");
    expect(await given({ password: "1234567890", again: "1234567890" })).toBe("password-easy");
    expect(await given({ password: "quản.trị.2026", again: "quản.trị.2026" })).toBe("password-easy");
    expect(await given({ again: "văn thư giữ kho " })).toBe("password-differs");
    expect(await given({ password: "a".repeat(201), again: "a".repeat(201) })).toBe("password-long");
    expect(await given({ name: "  " })).toBe("name-invalid");
    expect(accounts.anyone()).toBe(false);
  });
});

describe("signing in", () => {
  beforeEach(async () => void (await accounts.createFirst(ADMIN, HERE)));
  const signIn = (password = PASSWORD, name = "quản.trị", from = HERE) =>
    accounts.signIn(name, password, from);

  it("takes the name in any case and in either form of Unicode", async () => {
    expect((await signIn(PASSWORD, "QUẢN.TRỊ")).how).toBe("in");
    expect((await signIn(PASSWORD.normalize("NFD"), "quản.trị".normalize("NFD"))).how).toBe("in");
  });

  it("says no more of a wrong password than of an unknown name", async () => {
    expect(await signIn("sai mật khẩu")).toEqual(await signIn("sai mật khẩu", "không ai"));
  });

  it("does the same work for an unknown name, a closed account and one without a password as for a wrong one", async () => {
    const { id } = accounts.add({ name: "dong.roi", fullName: "", role: "reader" });
    accounts.setClosed(id, true);
    accounts.add({ name: "chua.dat", fullName: "", role: "reader" });
    const kept: (string | null)[] = [];
    const counted = createAccounts({
      ...{ store: catalogue.people, now: () => now, random: randomBytes },
      passwords: {
        ...passwords,
        verify(one, password) {
          kept.push(one);
          return passwords.verify(one, password);
        },
      },
    });
    for (const name of ["quản.trị", "không.ai", "dong.roi", "chua.dat", "", "x".repeat(500)])
      expect(await counted.signIn(name, "sai mật khẩu", HERE)).toEqual({ how: "wrong" });
    // Looked at once for each, whether there is something to compare with or not.
    expect(kept.map((one) => one !== null)).toEqual([true, false, false, false, false, false]);
  });

  it("hashes once for each try, with what is kept or with a decoy of the same cost", async () => {
    const worked: string[] = [];
    const watched = createPasswords(randomBytes, (hashed, password) => {
      worked.push(hashed);
      return verify(hashed, password);
    });
    const known = catalogue.people.named("quản.trị")?.password ?? "";
    expect(await watched.verify(known, "sai mật khẩu")).toBe(false);
    expect(await watched.verify(null, "sai mật khẩu")).toBe(false);
    expect(await watched.verify(known, PASSWORD)).toBe(true);
    expect(worked).toHaveLength(3);
    const costOf = (hashed = "") => hashed.split("$").slice(1, 4).join(" ");
    expect(worked[0]).toBe(known);
    expect([costOf(worked[0]), costOf(worked[1])]).toEqual(Array(2).fill("argon2id v=19 m=19456,t=2,p=1"));
    expect(worked[1]?.length).toBe(known.length);
  });

  it("makes a guesser wait, also after a restart, also with the right password, and then lets in", async () => {
    for (let tries = 0; tries < 5; tries += 1) expect((await signIn(`sai lần ${tries}`)).how).toBe("wrong");
    expect((await signIn()).how).toBe("wait");
    catalogue.close();
    open();
    expect((await signIn()).how).toBe("wait");
    expect((await signIn(PASSWORD, "quản.trị", ELSEWHERE)).how).toBe("in");
    now += WINDOW_MS + 1;
    expect((await signIn()).how).toBe("in");
  });

  it("counts tries that are made at once", async () => {
    const tries = await Promise.all(Array.from({ length: 12 }, (_, at) => signIn(`sai lần ${at}`)));
    expect(tries.filter(({ how }) => how === "wrong")).toHaveLength(5);
  });

  it("limits an address that tries many names", async () => {
    const tries = [];
    for (let at = 0; at < 32; at += 1) tries.push((await signIn("sai mật khẩu", `người${at}`)).how);
    expect(tries.filter((how) => how === "wait")).toHaveLength(2);
  });

  it("counts nobody who knows their password against the address of an office, and forgives it no guess", async () => {
    for (let at = 0; at < 40; at += 1) expect((await signIn()).how).toBe("in");
    const tries = [];
    for (let at = 0; at < 32; at += 1) {
      tries.push((await signIn("sai mật khẩu", `người${at}`)).how);
      if (at === 20) await signIn();
    }
    expect(tries.filter((how) => how === "wait")).toHaveLength(2);
  });

  it("keeps neither a password nor a token nor what was typed as a name", async () => {
    const { token } = (await signIn()) as { token: string };
    await signIn("sai mật khẩu", "mật-khẩu-gõ-nhầm-ô");
    const link = accounts.linkFor(accounts.people()[0]?.id ?? 0);
    const kept = [file, `${file}-wal`].map((part) => readFileSync(part).toString("utf8")).join();
    for (const secret of [PASSWORD, token, link, "mật-khẩu-gõ-nhầm-ô"])
      expect(kept.includes(secret)).toBe(false);
    expect(kept.includes("$argon2id$")).toBe(true);
  });
});

describe("a session", () => {
  let token: string;
  beforeEach(async () => {
    ({ token } = await accounts.createFirst(ADMIN, HERE));
  });

  it("ends when it is not used, and after its time although it is", () => {
    now += SESSION_IDLE_MS - 1;
    expect(accounts.visitor(token)).not.toBeNull();
    now += SESSION_IDLE_MS + 1;
    expect(accounts.visitor(token)).toBeNull();
  });

  it("ends after its time although it is used", () => {
    const end = now + SESSION_MS;
    for (; now <= end; now += SESSION_IDLE_MS / 2) expect(accounts.visitor(token)).not.toBeNull();
    now = end + 1;
    expect(accounts.visitor(token)).toBeNull();
  });

  it("ends by signing out, by another session of the same person, and not by another person", async () => {
    const visitor = accounts.visitor(token);
    const id = visitor?.person.id ?? 0;
    const other = (await accounts.signIn(ADMIN.name, PASSWORD, ELSEWHERE)) as { token: string };
    expect(accounts.sessionsOf(id)).toHaveLength(2);
    accounts.endSession(id + 1, visitor?.session ?? 0);
    expect(accounts.visitor(token)).not.toBeNull();
    accounts.endOtherSessions(id, visitor?.session ?? 0);
    expect(accounts.visitor(other.token)).toBeNull();
    accounts.signOut(token);
    expect(accounts.visitor(token)).toBeNull();
  });

  it("ends with all others when the password is changed, and a new one begins", async () => {
    const visitor = accounts.visitor(token)!;
    const chosen = { password: "mật khẩu khác hẳn", again: "mật khẩu khác hẳn" };
    expect(await code(() => accounts.changePassword(visitor, "sai", chosen, HERE))).toBe("password-wrong");
    const begun = await accounts.changePassword(visitor, PASSWORD, chosen, HERE);
    expect(accounts.visitor(token)).toBeNull();
    expect(accounts.visitor(begun.token)).not.toBeNull();
    expect((await accounts.signIn(ADMIN.name, PASSWORD, HERE)).how).toBe("wrong");
  });
});

describe("people", () => {
  const KEEPER = { name: "van.thu", fullName: "Lê Văn Thư", role: "keeper" } as const;
  const CHOSEN = { password: "mật khẩu của văn thư kho", again: "mật khẩu của văn thư kho" };
  beforeEach(async () => void (await accounts.createFirst(ADMIN, HERE)));

  it("choose their password by a link that works once and not for ever", async () => {
    const { id, token } = accounts.add(KEEPER);
    expect((await accounts.signIn("van.thu", "", HERE)).how).toBe("wrong");
    expect(accounts.link(token)?.person?.name).toBe("van.thu");
    expect(await code(() => accounts.choosePassword(token, { password: "x", again: "x" }, HERE))).toBe(
      "password-short",
    );
    await accounts.choosePassword(token, CHOSEN, HERE);
    expect(await code(() => accounts.choosePassword(token, CHOSEN, HERE))).toBe("link-used");
    expect((await accounts.signIn("van.thu", CHOSEN.password, HERE)).how).toBe("in");
    const [older, newer] = [accounts.linkFor(id), accounts.linkFor(id)];
    expect(accounts.link(older)).toBeNull();
    now += 3 * 24 * 3_600_000;
    expect(accounts.link(newer)).toBeNull();
  });

  it("lose every session when their password is reset", async () => {
    const { id, token } = accounts.add(KEEPER);
    const begun = await accounts.choosePassword(token, CHOSEN, HERE);
    await accounts.choosePassword(accounts.linkFor(id), CHOSEN, ELSEWHERE);
    expect(accounts.visitor(begun.token)).toBeNull();
  });

  it("have names of their own", () => {
    accounts.add(KEEPER);
    expect(() => accounts.add({ ...KEEPER, name: "VAN.THU" })).toThrow(/Đã có tài khoản/u);
  });

  it("whose account is closed are out at once, and their links with them", async () => {
    const { id, token } = accounts.add(KEEPER);
    const begun = await accounts.choosePassword(token, CHOSEN, HERE);
    const link = accounts.linkFor(id);
    accounts.setClosed(id, true);
    expect(accounts.visitor(begun.token)).toBeNull();
    expect(accounts.link(link)).toBeNull();
    expect((await accounts.signIn("van.thu", CHOSEN.password, HERE)).how).toBe("wrong");
    accounts.setClosed(id, false);
    expect((await accounts.signIn("van.thu", CHOSEN.password, HERE)).how).toBe("in");
  });

  it("always have somebody who looks after them", () => {
    const [admin] = accounts.people();
    expect(() => accounts.setRole(admin!.id, "reader")).toThrow(/quản trị duy nhất/u);
    expect(() => accounts.setClosed(admin!.id, true)).toThrow(/quản trị duy nhất/u);
    const { id } = accounts.add({ ...KEEPER, role: "administrator" });
    accounts.setRole(admin!.id, "reader");
    expect(
      accounts
        .people()
        .map(({ role }) => role)
        .sort(),
    ).toEqual(["administrator", "reader"]);
    expect(() => accounts.setClosed(id, true)).toThrow(/quản trị duy nhất/u);
  });
});
