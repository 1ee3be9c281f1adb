/**
 * How an original is handed out. It comes from anywhere, so it must not act in our name: its type is never
 * guessed, it runs nothing, and only what a browser shows without running anything is shown in place.
 */
import type { CatalogueDocument } from "../../src/catalogue/types.ts";
import { foldMarks } from "../../src/vietnamese-tokenizer/index.ts";

export function originalHeaders(document: CatalogueDocument, name: string): Record<string, string> {
  const pdf = document.mediaType === "application/pdf";
  const plain = document.mediaType.startsWith("text/plain");
  return {
    "Content-Type": plain ? "application/octet-stream" : document.mediaType,
    "Content-Disposition": disposition(pdf ? "inline" : "attachment", name),
    "X-Content-Type-Options": "nosniff",
    // Browsers refuse to show a PDF inside a sandbox; it is shown by their own viewer, which is one.
    "Content-Security-Policy": pdf
      ? "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'"
      : "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Frame-Options": pdf ? "SAMEORIGIN" : "DENY",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-cache",
  };
}

/** The name in full (RFC 8187), and without marks for programs that know ASCII only. */
function disposition(kind: "inline" | "attachment", name: string): string {
  const clean = name.replace(/[\p{Cc}\p{Cs}/\\]/gu, "_");
  const ascii = foldMarks(clean).replace(/[^\x20-\x7e]|["%]/gu, "_");
  const full = encodeURIComponent(clean).replace(
    /['()*]/gu,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${full}`;
}
