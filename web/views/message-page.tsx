/** A page that says one thing: not found, engine away, an error of ours. */
import { type Frame, Layout } from "./layout.tsx";

export interface MessageModel {
  readonly title: string;
  readonly says: readonly string[];
  readonly links: readonly { readonly label: string; readonly href: string }[];
  /** Number of the request, so that somebody can find it in the log. */
  readonly reference?: string | undefined;
  readonly q?: string;
  /** Seconds after which the page asks again by itself. */
  readonly again?: number;
}

export function MessagePage({ frame, model }: { readonly frame: Frame; readonly model: MessageModel }) {
  const { q = "", again } = model;
  return (
    <Layout frame={frame} title={model.title} q={q} page="message" {...(again ? { again } : {})}>
      <main id="noi-dung" class="message" tabIndex={-1}>
        <h1>{model.title}</h1>
        {model.says.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {again && (
          <p class="waiting" role="status">
            Trang này tự hỏi lại sau mỗi {again} giây.
          </p>
        )}
        {model.links.length > 0 && (
          <p class="message-links">
            {model.links.map((link) => (
              <a key={link.href} href={link.href}>
                {link.label}
              </a>
            ))}
          </p>
        )}
        {model.reference && (
          <p class="reference">
            Mã yêu cầu: <code>{model.reference}</code>
          </p>
        )}
      </main>
    </Layout>
  );
}
