/** `npm run bench -- reading …`, `-- search …`, `-- graph …`, `-- ingest …`, `-- alerts …`: speed and memory. */

const HELP = `Cách dùng:
  npm run bench -- reading [PATH…] [--json]   tốc độ chuẩn hóa và đọc trọn một văn bản, bộ nhớ
  npm run bench -- search [--documents N] [--dir DIR] [--keep] [--clients N] [--each N] [--json]
                                              thời gian trả lời trên một kho được tạo sẵn (mặc định 100000 văn bản);
                                              kho ở DIR được giữ lại cho lần sau; --keep: dùng kho như đang có
  npm run bench -- graph [--documents N] [--json]
                                              mạng lưới viện dẫn: thêm một văn bản, trang của một chỉ thị, danh sách còn thiếu
  npm run bench -- ingest [--files N] [--dir DIR] [--json]
                                              từ tệp đến lúc tìm được (mặc định 7500 tệp), bộ nhớ của từng tiến trình;
                                              nơi có recollindex thì đo cả nó; tệp ở DIR được giữ lại cho lần sau
  npm run bench -- alerts [--documents N] [--searches N] [--json]
                                              đối chiếu tìm kiếm đã lưu (mặc định 10000) với văn bản mới vào kho (1000)

PATH như của “npm run evaluate -- reading”. Không ghi PATH: đo mọi bộ có sẵn.`;

type Command = (args: readonly string[]) => Promise<number>;

/** Each command is loaded when it is asked for. */
const COMMANDS: Readonly<Record<string, () => Promise<Command>>> = {
  alerts: async () => (await import("./bench/alerts.ts")).runBenchAlerts,
  graph: async () => (await import("./bench/graph.ts")).runBenchGraph,
  ingest: async () => (await import("./bench/ingest.ts")).runBenchIngest,
  search: async () => (await import("./bench/search.ts")).runBenchSearch,
  reading: async () => (await import("./bench/reading.ts")).runBenchReading,
};

async function main([name, ...args]: readonly string[]): Promise<number> {
  const load = COMMANDS[name ?? ""];
  if (load) return (await load())(args);
  console.error(HELP);
  return name === "--help" ? 0 : 2;
}

process.exitCode = await main(process.argv.slice(2));
