/** Our sources become JavaScript once, and are kept so; packages are JavaScript already and are read as they are. */
import { readFile } from "node:fs/promises";
import { javaScriptOf } from "./transpiled.mjs";

const OURS = /\.tsx?$/u;
const inPackage = (url) => url.includes("/node_modules/");

/** A package's own files: what `.js` means is the same in all of a folder, and is looked up once. */
const formats = new Map();
const folderOf = (url) => url.slice(0, url.lastIndexOf("/"));

/** What is named in full needs no search, neither ours nor a module's of the same package. */
export async function resolve(specifier, context, next) {
  const relative = /^\.{1,2}\/.*\.(?<extension>js|mjs|tsx?)$/u.exec(specifier);
  if (relative && context.parentURL) {
    const { href } = new URL(specifier, context.parentURL);
    const format = OURS.test(href) ? "module" : formats.get(folderOf(href));
    if (format === "module") return { url: href, format, shortCircuit: true };
  }
  const resolved = await next(specifier, context);
  if (inPackage(resolved.url) && resolved.url.endsWith(".js"))
    formats.set(folderOf(resolved.url), resolved.format);
  return resolved;
}

export async function load(url, context, next) {
  if (!url.startsWith("file:")) return next(url, context);
  if (inPackage(url)) {
    if (context.format === "module") {
      return { format: "module", source: await readFile(new URL(url)), shortCircuit: true };
    }
    if (context.format === "commonjs") return { format: "commonjs", source: undefined, shortCircuit: true };
  } else if (OURS.test(url)) {
    return { format: "module", source: await javaScriptOf(url), shortCircuit: true };
  }
  return next(url, context);
}
