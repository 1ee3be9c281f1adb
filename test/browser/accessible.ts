/** That a page can be used by everybody: by the rules of WCAG 2.2 AA, and without scrolling sideways. */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { NARROW, WIDE } from "./chromium.ts";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const OPTIONS = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  // Nothing is kept of what is right: a third of the time.
  resultTypes: ["violations"],
  selectors: false,
};

interface Axe {
  run(
    node: Document,
    options: typeof OPTIONS,
  ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
}

/** Needs a page that was opened with `bypassCSP`. */
export async function expectAccessible(page: Page): Promise<void> {
  // Once a document: the same one is looked at in several widths.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(AXE);
  const violations = await page.evaluate(async (options) => {
    const { violations } = await (window as unknown as { axe: Axe }).axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
  }, OPTIONS);
  expect(violations, seen(page)).toEqual([]);
}

export async function expectToFit(page: Page): Promise<void> {
  const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  expect(beyond, seen(page)).toBeLessThanOrEqual(0);
}

/** Both, wide and narrow. */
export async function expectSound(page: Page): Promise<void> {
  for (const viewport of [WIDE, NARROW]) {
    await page.setViewportSize(viewport);
    await expectToFit(page);
    await expectAccessible(page);
  }
}

const seen = (page: Page) => `${page.url()} at ${page.viewportSize()?.width}`;
