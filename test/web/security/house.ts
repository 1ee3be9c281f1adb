/** A real archive, engine and server for the tests of security, and visitors who send what a browser would, or would not. */
import http, { type IncomingHttpHeaders, type OutgoingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { parseHTML } from "linkedom";
import type { Role } from "../../../src/people/roles.ts";
import { createApp } from "../../../web/app.ts";
import { createServer, type Patience } from "../../../web/server.ts";
import type { House } from "../../../web/services.ts";
import { type Archive, openArchive } from "../archive.ts";

export const PASSWORD = "văn thư giữ kho";
export const NEVER = "0".repeat(32);
const CHOSEN = { password: PASSWORD, again: PASSWORD };
const NOWHERE = { address: "", browser: "" };

export interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly bytes: Buffer;
  readonly text: string;
}

/** @param path as it goes over the wire: nothing is tidied. */
export function ask(
  port: number,
  path: string,
  {
    method = "GET",
    headers = {},
    body,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string | Buffer } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = { host: "127.0.0.1", port, path, method, headers, agent: false };
    const request = http.request(sent, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", reject);
      response.on("end", () => {
        const bytes = Buffer.concat(chunks);
        const { statusCode: status = 0, headers } = response;
        resolve({ status, headers, bytes, text: bytes.toString("utf8") });
      });
    });
    request.on("error", reject);
    request.end(body);
  });
}

export const formOf = (fields: Readonly<Record<string, string | readonly string[]>>): string => {
  const form = new URLSearchParams();
  for (const [name, values] of Object.entries(fields))
    for (const value of [values].flat()) form.append(name, value);
  return form.toString();
};
export const FORM = { "content-type": "application/x-www-form-urlencoded" };

/** Files as a browser sends them. */
export function partsOf(token: string, files: Readonly<Record<string, string | Uint8Array>>) {
  const mark = "ranh-gioi";
  const part = (name: string, content: string | Uint8Array) => [
    Buffer.from(`--${mark}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n`),
    Buffer.from(content as Uint8Array),
    Buffer.from("\r\n"),
  ];
  const body = Buffer.concat([
    ...part("_the", token),
    ...Object.entries(files).flatMap(([name, content]) => part(`tep"; filename="${name}`, content)),
    Buffer.from(`--${mark}--\r\n`),
  ]);
  return { headers: { "content-type": `multipart/form-data; boundary=${mark}` }, body };
}

/** An address that a route's path stands for. */
export const exampleOf = (path: string): string => path.replace(":facet", "year").replace(/[:*]\w+/gu, "1");

export const cookiesIn = ({ headers }: Answer): string[] =>
  (headers["set-cookie"] ?? []).map((cookie) => cookie.split(";", 1)[0] ?? "");

/** The token that the forms of a page carry. */
export const tokenIn = ({ text }: Answer): string =>
  parseHTML(text).document.querySelector('input[name="_the"]')?.getAttribute("value") ?? "";

/** Keeps cookies and the last page's token as a browser does. */
export function visitorAt(port: number, cookies: readonly string[] = []) {
  const jar = new Map(cookies.map((one) => one.split("=", 2) as [string, string]));
  let form = "";
  const visitor = {
    cookie: () => [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
    token: () => form,
    async ask(path: string, options: Parameters<typeof ask>[2] = {}) {
      const headers = { cookie: visitor.cookie(), ...options.headers };
      const answer = await ask(port, path, { ...options, headers });
      for (const [name, value] of cookiesIn(answer).map((one) => one.split("=", 2)))
        jar.set(name ?? "", value ?? "");
      if (answer.headers["content-type"]?.startsWith("text/html")) form = tokenIn(answer) || form;
      return answer;
    },
    get: (path: string) => visitor.ask(path),
    /** @param fields beside the form's token. */
    post: (path: string, fields: Parameters<typeof formOf>[0] = {}, headers: OutgoingHttpHeaders = {}) =>
      visitor.ask(path, {
        method: "POST",
        headers: { ...FORM, ...headers },
        body: formOf({ _the: form, ...fields }),
      }),
  };
  return visitor;
}
export type Visitor = ReturnType<typeof visitorAt>;

export interface Served {
  readonly port: number;
  readonly server: http.Server;
  stranger(): Visitor;
  /** Somebody new who has signed in. */
  person(name: string, role: Role, fullName?: string): Promise<Visitor & { readonly id: number }>;
  close(): Promise<void>;
}

/** The pages of a house on a port of this machine. @param bodyMs how long forms may take. */
export async function serve(house: House, patience?: Patience, bodyMs?: number): Promise<Served> {
  const server = createServer(createApp(house, bodyMs), patience).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const { accounts } = house;
  return {
    port,
    server,
    stranger: () => visitorAt(port),
    async person(name, role, fullName = name) {
      if (!accounts.anyone())
        await accounts.createFirst({ name: "dau.tien", fullName: "Người đầu tiên", ...CHOSEN }, NOWHERE);
      const { id, token } = accounts.add({ name, fullName, role });
      const begun = await accounts.choosePassword(token, CHOSEN, NOWHERE);
      const visitor = visitorAt(port, [`chi_dan_phien=${begun.token}`]);
      await visitor.get("/tai-khoan");
      return { ...visitor, id };
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

export type SafeHouse = Archive & Served;

/** @param options of the archive. */
export async function openHouse(options?: Parameters<typeof openArchive>[0]): Promise<SafeHouse> {
  const archive = await openArchive(options);
  const served = await serve(archive.services);
  return {
    ...archive,
    ...served,
    async close() {
      await served.close();
      await archive.close();
    },
  };
}
