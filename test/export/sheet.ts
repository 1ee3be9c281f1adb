/** Reads a worksheet back, for the tests. */
export function cellsOf(xml: string): string[][] {
  const rows = xml.match(/<row[ >].*?<\/row>/gsu) ?? [];
  return rows.map((row) =>
    (row.match(/<c(?: [^>/]*)?(?:\/>|>.*?<\/c>)/gsu) ?? []).map((cell) =>
      plain(/<(?:t|v)(?: [^>]*)?>(.*?)<\/(?:t|v)>/su.exec(cell)?.[1] ?? ""),
    ),
  );
}

const plain = (xml: string): string =>
  xml
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/_x([0-9A-Fa-f]{4})_/gu, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
