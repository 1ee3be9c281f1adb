/** Small things that several pages print. */
import type { Fragment as TextFragment } from "../../src/search/types.ts";
import type { Badge, LinkModel } from "../presenters/hit.ts";

/** A document number, as far as it should stay on one line; longer ones may break. */
const NUMBER = /([\p{L}\d]{1,12}(?:[-/][\p{L}\d]{1,12}){1,3})/u;

/** Text in which numbers such as 25-NQ/TW are not broken at their hyphen. */
export function Whole({ text }: { readonly text: string }) {
  if (!/[-/]/u.test(text)) return <>{text}</>;
  return <>{text.split(NUMBER).map((part, i) => (i % 2 === 1 ? <span class="whole">{part}</span> : part))}</>;
}

/** Text with the words of the question marked. */
export function Marked({ fragments }: { readonly fragments: readonly TextFragment[] }) {
  return (
    <>
      {fragments.map((fragment, i) =>
        fragment.marked ? (
          <mark key={i}>
            <Whole text={fragment.text} />
          </mark>
        ) : (
          <Whole text={fragment.text} />
        ),
      )}
    </>
  );
}

interface DocumentRow {
  readonly href: string;
  readonly title: string;
  readonly says: string;
}

/** Documents, each with what is said of it. */
export function DocumentRows({ rows }: { readonly rows: readonly DocumentRow[] }) {
  return (
    <ul class="rows">
      {rows.map((row) => (
        <li key={row.href}>
          <a href={row.href}>
            <Whole text={row.title} />
          </a>
          <span class="row-title">
            <Whole text={row.says} />
          </span>
        </li>
      ))}
    </ul>
  );
}

export function Badges({ badges }: { readonly badges: readonly Badge[] }) {
  return (
    <>
      {badges.map((badge) => (
        <a
          key={badge.label}
          class={`badge ${badge.role}`}
          href={badge.href}
          title={badge.role === "primary" ? "Chiến dịch chính của văn bản" : "Nêu như một việc phải làm"}
        >
          {badge.label}
        </a>
      ))}
    </>
  );
}

/** "A, B, C" of links. */
export function LinkList({ links }: { readonly links: readonly LinkModel[] }) {
  return (
    <>
      {links.map((link, i) => (
        <span key={link.href}>
          {i > 0 && ", "}
          <a href={link.href}>
            <Whole text={link.label} />
          </a>
        </span>
      ))}
    </>
  );
}

/** Where a value is not known, that is said, in the voice of the register. */
export function Unknown({ children }: { readonly children: string }) {
  return <span class="unknown">{children}</span>;
}
