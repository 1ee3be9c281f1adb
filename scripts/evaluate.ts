/** `npm run evaluate -- reading|legacy …`: measures against documents whose truth is known. */
import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { runReading } from "./evaluate/reading.ts";

const HELP = `Cách dùng:
  npm run evaluate -- reading [PATH…] [--errors] [--json]   độ chính xác của việc đọc văn bản, từng trường
  npm run evaluate -- legacy  [PATH…] [--errors] [--json]   độ chính xác của việc chuyển mã TCVN3, VNI

PATH là thư mục có gold.json, tệp .jsonl hoặc tệp sự thật của samples/. Không ghi PATH: đo mọi bộ có sẵn.`;

type Command = (args: readonly string[]) => Promise<number>;

async function legacy(): Promise<Command | null> {
  const file = path.join(import.meta.dirname, "evaluate/legacy.ts");
  if (!existsSync(file)) return null;
  const module = (await import(pathToFileURL(file).href)) as { runLegacy?: Command };
  return module.runLegacy ?? null;
}

async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = name === "reading" ? runReading : name === "legacy" ? await legacy() : null;
  if (command) return command(args);
  console.error(HELP);
  return name === "--help" ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2));
