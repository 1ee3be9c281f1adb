/**
 * Runs our TypeScript with tsx and keeps tsx away from packages: it would parse every file of theirs, which
 * makes PDF.js nine times slower to load. Use: node --import ./src/loader/register.mjs file.ts
 */
import { register } from "node:module";
import "tsx/esm";

register("./hooks.mjs", import.meta.url);
