/** A reader of CSV by the letter of RFC 4180, for the tests. */
export function parseCsv(text: string): string[][] {
  const records: string[][] = [];
  let record: string[] = [];
  let at = 0;
  while (at < text.length) {
    let value = "";
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error("a quotation mark is never closed");
        value += text[at];
        if (text[at] === '"') at += 1;
      }
      at += 1;
    } else {
      const end = at + (/[,\r]/u.exec(text.slice(at))?.index ?? text.length - at);
      value = text.slice(at, end);
      if (/["\n]/u.test(value)) throw new Error(`not quoted: ${value}`);
      at = end;
    }
    record.push(value);
    if (text[at] === ",") {
      at += 1;
      continue;
    }
    if (text.slice(at, at + 2) !== "\r\n") throw new Error(`no end of line at ${at}`);
    at += 2;
    records.push(record);
    record = [];
  }
  return records;
}
