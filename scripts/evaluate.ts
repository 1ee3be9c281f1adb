/** `npm run evaluate -- reading|legacy|scans|search …`: measures against documents whose truth is known. */

const HELP = `Cách dùng:
  npm run evaluate -- reading [PATH…] [--errors] [--json]   độ chính xác của việc đọc văn bản, từng trường
  npm run evaluate -- legacy  [PATH…] [--errors] [--json]   độ chính xác của việc chuyển mã TCVN3, VNI
  npm run evaluate -- scans   [PATH…] [--json]              nhận dạng chữ trong bản quét, so với bản chữ
  npm run evaluate -- formats [PATH] [--errors]             văn bản LibreOffice lưu ở mọi định dạng, so với bản chữ
  npm run evaluate -- citations [PATH…] [--json]            viện dẫn được nối với văn bản nào, so với bộ mẫu
  npm run evaluate -- search  [--set THƯ_MỤC]… [--documents TỆP|THƯ_MỤC]… [--errors] [--json]
                                                            tìm kiếm, so với mặc định của máy tìm và BM25

PATH của reading là thư mục có gold.json, tệp .jsonl hoặc tệp sự thật của samples/. Không ghi PATH: đo mọi bộ có sẵn.`;

type Command = (args: readonly string[]) => Promise<number>;

/** Each command is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  reading: async () => (await import("./evaluate/reading.ts")).runReading,
  legacy: async () => (await import("./evaluate/legacy.ts")).runLegacy,
  scans: async () => (await import("./evaluate/scans.ts")).runScans,
  formats: async () => (await import("./evaluate/formats.ts")).runFormats,
  citations: async () => (await import("./evaluate/citations.ts")).runCitations,
  search: async () => (await import("./evaluate/search.ts")).runSearch,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  const load = COMMANDS[name ?? ""];
  if (load) return (await load())(args);
  console.error(HELP);
  return name === "--help" ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2));
