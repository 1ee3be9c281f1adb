import type { ListReader } from "../../src/catalogue/index.ts";
import { readConfig } from "../../src/config.ts";
import { UsageError } from "../../src/errors.ts";
import { createDirectiveGraph } from "../../src/graph/index.ts";
import type { DirectiveGraph, DirectiveName } from "../../src/graph/types.ts";
import { directiveJson } from "../../web/presenters/api.ts";
import type { ChainEntry } from "../../web/presenters/chain.ts";
import { sourceIn } from "../../web/presenters/conflicts.ts";
import { type DirectivePageModel, presentDirectivePage } from "../../web/presenters/directive-page.ts";
import { formatCount } from "../../web/presenters/words.ts";
import { COMMON_OPTIONS, type Command, type ExitCode, readArguments, withOptions } from "./command.ts";
import { knowledgeOf, withCatalogue } from "./house.ts";

/** So many of the documents that cite it are named. */
const CITING = 20;

export const directiveCommand: Command = {
  help: `Dùng: chi-dan directive SỐ [--json] [--data THƯ-MỤC]

Một chỉ thị (hay văn bản bất kỳ được viện dẫn), có trong kho hoặc không: là gì, ai đã triển khai, tỉnh nào chưa thấy,
sơ đồ từ trên xuống, chỗ không khớp. Số viết kiểu nào cũng được: 05-CT/TW, "chỉ thị 05", "NQ TW 4 khóa XII".
Số dùng cho nhiều văn bản thì in các văn bản có thể; thêm năm, ngày hoặc tỉnh để chỉ đúng một.

  --json           in dạng JSON, như /api/directives
  --data THƯ-MỤC   thư mục dữ liệu

Mã thoát: 0 đã trả lời (kể cả khi không có); 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, { ...COMMON_OPTIONS, json: { type: "boolean" } });
    const typed = positionals.join(" ").trim();
    if (typed === "") throw new UsageError("arguments", "Hãy cho biết số văn bản; xem --help.");
    const config = withOptions(readConfig(env), values);
    return withCatalogue<ExitCode>(config, async (catalogue) => {
      const graph = createDirectiveGraph({ store: catalogue.graph, knowledge: knowledgeOf(config) });
      const found = graph.resolve(typed);
      const key = found.directive?.key ?? null;
      if (key === null)
        io.out(
          values.json ? `${JSON.stringify({ q: typed, ...found })}\n` : candidates(typed, found.candidates),
        );
      else io.out(values.json ? `${JSON.stringify(jsonOf(key, graph))}\n` : text(key, graph, catalogue));
      return 0;
    });
  },
};

function jsonOf(key: string, graph: DirectiveGraph): unknown {
  const entry = graph.directive(key);
  const { total, rows } = graph.citedBy(key, { limit: CITING });
  return (
    entry &&
    directiveJson(
      entry,
      { total, rows, page: 1, pages: Math.ceil(total / CITING) },
      graph.chain(key),
      graph.coverage(key),
    )
  );
}

function candidates(typed: string, names: readonly DirectiveName[]): string {
  if (names.length === 0) return `Chưa gặp văn bản nào có số “${typed}”.\n`;
  return `“${typed}” có thể là một trong ${names.length} văn bản:\n${names.map(nameLine).join("")}`;
}

/** One directive in a list. */
export const nameLine = ({ label, title, document, citedBy }: DirectiveName): string =>
  `  ${formatCount(citedBy).padStart(7)}  ${label}${document === null ? "" : " (có trong kho)"}${title && !label.includes(title) ? `\n           ${title}` : ""}\n`;

function text(key: string, graph: DirectiveGraph, catalogue: ListReader): string {
  const entry = graph.directive(key);
  if (!entry) return candidates(key, []);
  const model = presentDirectivePage(
    {
      entry,
      chain: graph.chain(key),
      coverage: graph.coverage(key),
      citing: graph.citedBy(key, { limit: CITING }),
      sourceOf: sourceIn(catalogue),
    },
    { relation: undefined, page: 1, size: CITING, provinces: "current" },
  );
  return `${[...head(model), ...coverage(model), ...conflicts(model), ...chain(model), ...citing(model)].join("\n")}\n`;
}

function head(model: DirectivePageModel): string[] {
  const { heading, title, issuer, date, wanted, citing, figures, spellings } = model;
  const fields: [string, string | null | undefined][] = [
    ["trích yếu", title],
    ["cơ quan", issuer],
    ["ngày", date && `${date.date} (${date.from})`],
    ["kho", wanted ?? "có trong kho"],
    [
      "được viện dẫn",
      `${figures[0]?.value} văn bản${
        citing.relations.length > 0
          ? ` (${citing.relations
              .slice(1)
              .map(({ label, count }) => `${label.toLowerCase()} ${count}`)
              .join(", ")})`
          : ""
      }`,
    ],
    ["cách viết", spellings.map(({ text: spelling, count }) => `${spelling} (${count})`).join("; ")],
    ["căn cứ", model.basis],
  ];
  return [heading, ...fields.filter(([, value]) => value).map(([name, value]) => `  ${name}: ${value}`)];
}

function coverage({ coverage: { rows, missing, covered, total } }: DirectivePageModel): string[] {
  if (rows.length === 0) return ["", "Trong kho chưa thấy tỉnh, thành nào có văn bản triển khai."];
  return [
    "",
    `Đã có văn bản triển khai trong kho: ${covered}${missing.length > 0 ? `/${total}` : ""} tỉnh, thành`,
    ...rows.map(({ name, documents, first }) => `  ${documents.padStart(7)}  ${name} (từ ${first.date})`),
    ...(missing.length > 0 ? [`Chưa thấy trong kho: ${missing.join(", ")}`] : []),
  ];
}

const conflicts = ({ conflicts: all }: DirectivePageModel): string[] =>
  all.length === 0
    ? []
    : [
        "",
        "Chỗ không khớp",
        ...all.flatMap(({ message, sides }) => [
          `  ${message}`,
          ...sides.map(
            ({ value, says, passages }) =>
              `    ${value}${says && ` – ${says}`}${passages[0] ? `: “${passages[0].quote}” (${passages[0].source})` : ""}`,
          ),
        ]),
      ];

function chain({ chain: drawn }: DirectivePageModel): string[] {
  if (!drawn) return [];
  const lines = (entries: readonly ChainEntry[], depth: number): string[] =>
    entries.flatMap(({ label, says, again, below, further }) => [
      `${"  ".repeat(depth)}${label}${again ? " (đã nêu ở trên)" : says && ` – ${says}`}`,
      ...lines(below, depth + 1),
      ...(further ? [`${"  ".repeat(depth + 1)}${further.label}`] : []),
    ]);
  return ["", "Sơ đồ triển khai", ...lines(drawn.list, 1)];
}

const citing = ({ citing: { rows, total } }: DirectivePageModel): string[] =>
  rows.length === 0
    ? []
    : [
        "",
        `Văn bản viện dẫn, mới nhất trước (${rows.length} trong ${total})`,
        ...rows.map(
          ({ date, number, verb, issuer, title }) =>
            `  ${[date ?? "không rõ ngày", number, verb, issuer].filter(Boolean).join(" · ")}\n    ${title}`,
        ),
      ];
