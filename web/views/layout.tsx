/** The frame of every page: masthead with the one search box, what is under way, footer. */
import type { ComponentChildren } from "preact";
import { type Access, FORM_TOKEN } from "../access/visitor.ts";

/** What a page is rendered within; the same for all pages of one answer. */
export interface Frame {
  readonly nonce: string;
  readonly styles: string;
  readonly script: string;
  readonly icon: string;
  readonly fonts: readonly string[];
  /** What the indexer is doing, in one line. */
  readonly progress: string | null;
  /** How many new documents one's saved searches have; "99+" at most. */
  readonly news: string | null;
  /** Who looks at the page, and what they may do. */
  readonly access: Access;
}

export interface LayoutProps {
  readonly frame: Frame;
  readonly title: string;
  readonly q?: string;
  /** Fields that a new question keeps (sort, size). */
  readonly hidden?: readonly { readonly name: string; readonly value: string }[];
  readonly page:
    | "search"
    | "everything"
    | "overview"
    | "document"
    | "directives"
    | "archive"
    | "review"
    | "account"
    | "people"
    | "collections"
    | "saved"
    | "alerts"
    | "guide"
    | "message";
  /** Address of the page without the question that led to it. */
  readonly canonical?: string;
  /** Seconds after which the page asks again by itself. */
  readonly again?: number;
  /** Seconds after which it does so where no scripts run; where they do, it looks to that itself. */
  readonly refresh?: number | undefined;
  readonly children: ComponentChildren;
}

/** Pages of the masthead; later pages (hạn báo cáo, …) are one row more. */
const NAVIGATION = [
  { href: "/", label: "Tổng quan", page: "overview", right: "read" },
  { href: "/?sort=newest", label: "Cả kho", page: "everything", right: "read" },
  { href: "/chi-thi", label: "Chỉ thị", page: "directives", right: "read" },
  { href: "/phong-luu-tru", label: "Phòng lưu trữ", page: "archive", right: "keep" },
] as const;

export function Layout(props: LayoutProps) {
  const { frame, title, q = "", hidden = [], page } = props;
  return (
    <html lang="vi">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ? `${title} · Chỉ Dẫn` : "Chỉ Dẫn – Kho văn bản chỉ đạo"}</title>
        {frame.fonts.map((href) => (
          <link key={href} rel="preload" href={href} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={frame.styles} />
        <link rel="icon" href={frame.icon} type="image/svg+xml" />
        {props.canonical && <link rel="canonical" href={props.canonical} />}
        {(props.again ?? props.refresh) && (
          <noscript>
            <meta http-equiv="refresh" content={String(props.again ?? props.refresh)} />
          </noscript>
        )}
        <script type="module" src={frame.script} nonce={frame.nonce} />
      </head>
      <body class={`page-${page}`} data-again={props.again}>
        <a class="skip" href="#noi-dung">
          Đến nội dung
        </a>
        <Account frame={frame} page={page} />
        <header class="masthead">
          <a class="brand" href="/">
            <span class="brand-name">Chỉ Dẫn</span> <span class="brand-says">Kho văn bản chỉ đạo</span>
          </a>
          {frame.access.may("read") && (
            <search>
              <form id="tim" class="searchbox" action="/" method="get">
                <input
                  id="q"
                  type="search"
                  name="q"
                  value={q}
                  aria-label="Tìm trong kho văn bản"
                  placeholder="Số hiệu, từ ngữ, cơ quan…"
                  autocomplete="off"
                  autocapitalize="off"
                  spellcheck={false}
                  enterkeyhint="search"
                  maxLength={1000}
                />
                {hidden.map(({ name, value }) => (
                  <input key={name} type="hidden" name={name} value={value} />
                ))}
                <button type="submit">Tìm</button>
              </form>
            </search>
          )}
          {frame.access.may("read") && (
            <nav aria-label="Trang">
              {NAVIGATION.filter(({ right }) => frame.access.may(right)).map((item) => (
                <a key={item.href} href={item.href} aria-current={item.page === page ? "page" : undefined}>
                  {item.label}
                </a>
              ))}
            </nav>
          )}
        </header>
        {frame.progress && (
          <p class="progress" role="status">
            {frame.progress}
          </p>
        )}
        {props.children}
        {frame.access.may("read") && (
          <footer class="foot">
            <p>
              <span class="keys-hint">
                <kbd>/</kbd> vào ô tìm · <kbd>↑</kbd> <kbd>↓</kbd> đi qua kết quả · <kbd>Enter</kbd> mở ·{" "}
              </span>
              <a href="/tro-giup">Trợ giúp</a>
            </p>
          </footer>
        )}
      </body>
    </html>
  );
}

/** What every form that changes something carries. */
export function FormToken({ frame }: { readonly frame: Frame }) {
  return <input type="hidden" name={FORM_TOKEN} value={frame.access.formToken()} />;
}

/** Who is signed in, and the pages of their own. */
function Account({ frame, page }: { readonly frame: Frame; readonly page: LayoutProps["page"] }) {
  const { access } = frame;
  const { visitor } = access;
  const link = (href: string, label: string, at?: LayoutProps["page"]) => (
    <a href={href} aria-current={at === page ? "page" : undefined}>
      {label}
    </a>
  );
  return (
    <nav class="account-line" aria-label="Tài khoản">
      {access.may("save") && (
        <a href="/thong-bao" aria-current={page === "alerts" ? "page" : undefined}>
          Thông báo
          {frame.news && (
            <span class="news">
              {frame.news}
              <span class="visually-hidden"> văn bản mới</span>
            </span>
          )}
        </a>
      )}
      {access.may("keep") && link("/can-xem", "Cần xem", "review")}
      {access.may("save") && link("/tim-da-luu", "Tìm kiếm đã lưu", "saved")}
      {access.may("administer") && link("/nguoi-dung", "Người dùng", "people")}
      {access.may("administer") && link("/kho", "Kho", "collections")}
      {visitor.kind === "person" && (
        <>
          {link("/tai-khoan", visitor.person.fullName, "account")}
          <form action="/dang-xuat" method="post">
            <FormToken frame={frame} />
            <button type="submit">Đăng xuất</button>
          </form>
        </>
      )}
      {visitor.kind === "local" && link("/tai-khoan/lap", "Lập tài khoản quản trị", "account")}
      {visitor.kind === "stranger" && link("/dang-nhap", "Đăng nhập", "account")}
    </nav>
  );
}
