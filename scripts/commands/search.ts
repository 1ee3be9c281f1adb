import { readConfig } from "../../src/config.ts";
import { UsageError } from "../../src/errors.ts";
import { parseSearchQuery } from "../../src/search/query.ts";
import { createSearchService } from "../../src/search/service.ts";
import { FACETS, type SearchResults, SORTS } from "../../src/search/types.ts";
import { searchJson } from "../../web/presenters/api.ts";
import { COMMON_OPTIONS, type Command, readArguments, wholeNumber, withOptions } from "./command.ts";
import { knowledgeOf, withCatalogue, withEngine } from "./house.ts";

const FILTERS = Object.fromEntries(
  FACETS.map((facet) => [facet, { type: "string", multiple: true }]),
) as Record<(typeof FACETS)[number], { type: "string"; multiple: true }>;

export const searchCommand: Command = {
  help: `Dùng: chi-dan search CÂU-HỎI [--json] [--data THƯ-MỤC] [bộ lọc]

Chữ gõ có dấu thì tìm đúng dấu, gõ không dấu thì dấu nào cũng được; "cụm từ" trong ngoặc kép; -từ để loại trừ.
Số hiệu viết kiểu nào cũng nhận: 05-CT/TW, "chỉ thị 05". Từ bắt đầu bằng dấu trừ phải đặt sau “--”.

  --campaign, --issuer, --province, --year, --type, --cites GIÁ-TRỊ   bộ lọc; mỗi loại dùng được nhiều lần
  --sort ${SORTS.join("|")}     cách xếp
  --page N, --size N                     trang, số văn bản mỗi trang (1–100)
  --json                                 in kết quả dạng JSON, như /api/search
  --data THƯ-MỤC                         thư mục dữ liệu

Mã thoát: 0 đã trả lời (kể cả khi không có kết quả); 2 lệnh hoặc môi trường chưa dùng được.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, {
      ...COMMON_OPTIONS,
      ...FILTERS,
      json: { type: "boolean" },
      sort: { type: "string" },
      page: { type: "string" },
      size: { type: "string" },
    });
    if (values.sort !== undefined && !SORTS.some((sort) => sort === values.sort)) {
      throw new UsageError("arguments", `--sort phải là một trong: ${SORTS.join(", ")}.`);
    }
    const params = new URLSearchParams({ q: positionals.join(" "), sort: values.sort ?? "relevance" });
    if (values.page !== undefined) params.set("page", String(wholeNumber("page", values.page, 1, 1_000_000)));
    if (values.size !== undefined) params.set("size", String(wholeNumber("size", values.size, 1, 100)));
    for (const facet of FACETS) for (const value of values[facet] ?? []) params.append(facet, value);

    const config = withOptions(readConfig(env), values);
    const results = await withCatalogue(config, (catalogue) =>
      withEngine(config, io, (engine) =>
        createSearchService({ engine, catalogue, knowledge: knowledgeOf(config) }).search(
          parseSearchQuery(params),
        ),
      ),
    );
    io.out(values.json ? `${JSON.stringify(searchJson(results))}\n` : listing(results));
    return 0;
  },
};

function listing({ total, hits, notes, query }: SearchResults): string {
  const first = (query.page - 1) * query.size;
  const head = total === 0 ? "Không tìm thấy văn bản nào." : `${total.toLocaleString("vi-VN")} văn bản`;
  const lines = hits.map((hit, at) => {
    const what = [hit.number, hit.issuedOn, hit.issuer?.name].filter(Boolean).join(" · ");
    return [
      `${first + at + 1}. ${what || hit.file}`,
      `   ${hit.subject ?? ""}`,
      `   ${hit.snippet}`,
      `   ${hit.file}`,
    ]
      .filter((line) => line.trim() !== "")
      .join("\n");
  });
  return `${[head, ...notes.map((note) => note.message), ...lines].join("\n")}\n`;
}
