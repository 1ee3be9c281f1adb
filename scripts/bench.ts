/** `npm run bench -- reading …`: speed and memory. */

const HELP = `Cách dùng:
  npm run bench -- reading [PATH…] [--json]   tốc độ chuẩn hóa và đọc trọn một văn bản, bộ nhớ

PATH như của “npm run evaluate -- reading”. Không ghi PATH: đo mọi bộ có sẵn.`;

type Command = (args: readonly string[]) => Promise<number>;

/** Each command is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  reading: async () => (await import("./bench/reading.ts")).runBenchReading,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  const load = COMMANDS[name ?? ""];
  if (load) return (await load())(args);
  console.error(HELP);
  return name === "--help" ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2));
