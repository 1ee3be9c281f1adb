/** `/nhat-ky`: who did what, for administrators. */
import { type Request, Router } from "express";
import type { AuditEntry, AuditFilter, AuditLog } from "../../src/catalogue/index.ts";
import { AUDIT } from "../../src/export/audit.ts";
import { ACTIONS } from "../access/audit.ts";
import type { SendPage } from "../pages.ts";
import { presentAudit } from "../presenters/audit.ts";
import type { Services } from "../services.ts";
import { AuditPage } from "../views/audit.tsx";
import { formatOf } from "./directive-request.ts";
import { sendTable } from "./table.ts";

const SHOWN = 100;
const IN_A_ROW = 1_000;
const DAY_MS = 24 * 3_600_000;

export function auditRoutes(
  { audit, accounts }: Pick<Services, "audit" | "accounts">,
  sendPage: SendPage,
): Router {
  return Router()
    .get("/", (request, response) => {
      const asked = askedOf(request);
      const before = /^\d{1,15}$/u.test(asked.truoc) ? Number(asked.truoc) : undefined;
      const entries = audit.entries(filterOf(asked), SHOWN + 1, before);
      const names = accounts.people().map(({ name }) => name);
      const model = presentAudit(entries.slice(0, SHOWN), asked, names, entries.length > SHOWN);
      return sendPage(response, 200, (frame) => <AuditPage frame={frame} model={model} />);
    })
    .get("/tai-ve", (request, response) => {
      const rows = every(audit, filterOf(askedOf(request)));
      return sendTable(request, response, formatOf(request) ?? "csv", "nhat ky", rows, AUDIT(ACTIONS));
    });
}

function* every(audit: AuditLog, filter: AuditFilter): Generator<AuditEntry> {
  for (let before: number | undefined; ; ) {
    const entries = audit.entries(filter, IN_A_ROW, before);
    yield* entries;
    if (entries.length < IN_A_ROW) return;
    before = entries.at(-1)?.id;
  }
}

export interface AskedAudit {
  readonly nguoi: string;
  readonly viec: string;
  readonly tu: string;
  readonly den: string;
  readonly chu: string;
  readonly truoc: string;
}

function askedOf({ query }: Request): AskedAudit {
  const one = (name: string): string => {
    const value = query[name];
    return typeof value === "string" ? value.trim().slice(0, 200) : "";
  };
  const [nguoi, viec, tu, den] = [one("nguoi"), one("viec"), one("tu"), one("den")];
  return { nguoi, viec, tu, den, chu: one("chu"), truoc: one("truoc") };
}

function filterOf({ nguoi, viec, tu, den, chu }: AskedAudit): AuditFilter {
  const end = midnight(den);
  return {
    name: nguoi || undefined,
    action: viec || undefined,
    text: chu || undefined,
    from: midnight(tu),
    to: end === undefined ? undefined : end + DAY_MS,
  };
}

/** Of this machine's day. */
function midnight(date: string): number | undefined {
  const time = /^\d{4}-\d{2}-\d{2}$/u.test(date) ? new Date(`${date}T00:00:00`).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
}
