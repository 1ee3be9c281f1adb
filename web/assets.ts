/**
 * Styles, scripts, icon and fonts, read once and served under names that carry the hash of their content, so
 * that browsers may keep them for ever and never hold a stale one.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { type RequestHandler, Router } from "express";

export interface Assets {
  readonly styles: string;
  readonly script: string;
  readonly icon: string;
  /** The fonts that the first page needs. */
  readonly fonts: readonly string[];
  readonly routes: RequestHandler;
}

interface Asset {
  readonly body: Buffer;
  readonly type: string;
}

const PUBLIC = path.join(import.meta.dirname, "public");
/** Two weights in two subsets are what the pages use; together 67 KB. */
const FONTS = ["latin-400", "vietnamese-400", "latin-600", "vietnamese-600"] as const;

/** @throws when a file of the program itself is missing. */
export function loadAssets(): Assets {
  const held = new Map<string, Asset>();
  const keep = (name: string, type: string, body: Buffer): string => {
    const { name: stem, ext } = path.parse(name);
    const hash = createHash("sha256").update(body).digest("base64url").slice(0, 12);
    const url = `${stem}.${hash}${ext}`;
    held.set(url, { body, type });
    return `/assets/${url}`;
  };

  const resolve = createRequire(import.meta.url).resolve;
  const fonts = new Map<string, string>();
  for (const font of FONTS) {
    const file = `be-vietnam-pro-${font}-normal.woff2`;
    const body = readFileSync(resolve(`@fontsource/be-vietnam-pro/files/${file}`));
    fonts.set(font, keep(file, "font/woff2", body));
  }
  const folder = path.join(PUBLIC, "styles");
  const sheets = readdirSync(folder)
    .filter((name) => name.endsWith(".css"))
    .sort()
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
  // In the sheets a font is written url("font:latin-400").
  const css = sheets.join("\n").replace(/font:([a-z]+-\d+)/gu, (_, name: string) => fonts.get(name) ?? name);

  const styles = keep("chi-dan.css", "text/css; charset=utf-8", Buffer.from(css));
  // A module names the modules that it imports by their hashed addresses, so they are held before it.
  const modules = new Map<string, string>();
  const keepModule = (name: string): string => {
    const known = modules.get(name);
    if (known) return known;
    const source = readFileSync(path.join(PUBLIC, "scripts", name), "utf8");
    const linked = source.replace(
      /^(import .*)"\.\/([\w-]+\.js)";$/gmu,
      (_, before: string, imported: string) => `${before}"${keepModule(imported)}";`,
    );
    const url = keep(name, "text/javascript; charset=utf-8", Buffer.from(linked));
    modules.set(name, url);
    return url;
  };
  const script = keepModule("chi-dan.js");
  const icon = keep("icon.svg", "image/svg+xml", readFileSync(path.join(PUBLIC, "icon.svg")));

  const routes = Router().get("/:name", (request, response, next) => {
    const asset = held.get(request.params.name ?? "");
    if (!asset) return next();
    response.set({
      "Content-Type": asset.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "Cross-Origin-Resource-Policy": "same-origin",
    });
    response.send(asset.body);
  });
  return { styles, script, icon, fonts: [...fonts.values()], routes };
}
