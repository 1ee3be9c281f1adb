/** Signing in and out, the first account, and links with which a password is chosen. */
import { type Request, type Response, Router } from "express";
import { UsageError } from "../../src/errors.ts";
import { clearSessionCookie, sessionCookie, setSessionCookie } from "../access/cookies.ts";
import { safeNext } from "../access/next.ts";
import { accessOf, fromOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { linkUsed } from "../presenters/messages.ts";
import type { Services } from "../services.ts";
import { MessagePage } from "../views/message-page.tsx";
import { ChoosePasswordPage, FirstAccountPage, ForgottenPage, SignInPage } from "../views/sign-in.tsx";
import { fieldOf, tokenOf } from "./form.ts";

const FAILED = "Tên đăng nhập hoặc mật khẩu không đúng.";

type Needs = Pick<Services, "accounts" | "alerts" | "addresses" | "mailing">;

export function signInRoutes({ accounts, alerts, addresses, mailing }: Needs, sendPage: SendPage): Router {
  /** A new session, whatever the browser brought; what it brought ends. */
  function enter(request: Request, response: Response, token: string, next = "/"): void {
    const before = sessionCookie(request);
    if (before !== null) accounts.signOut(before);
    setSessionCookie(response, token);
    response.set("Cache-Control", "no-store").redirect(303, next);
  }

  const signInPage = (
    response: Response,
    status: number,
    model: { name?: string; next: string; error?: string },
  ) => {
    response.set("Cache-Control", "no-store");
    const waiting = !accounts.anyone();
    return sendPage(response, status, (frame) => (
      <SignInPage frame={frame} model={{ ...model, waiting, mailing }} />
    ));
  };

  const usedLink = (response: Response) =>
    sendPage(response, 410, (frame) => <MessagePage frame={frame} model={linkUsed()} />);

  /** Somebody at this machine, or who holds the link that the terminal has printed. */
  const mayCreateFirst = (response: Response, token: string) =>
    accounts.link(token)?.person === null || accessOf(response).visitor.kind === "local";

  return Router()
    .get("/dang-nhap", (request, response) => {
      const next = safeNext(request.query.next);
      const { visitor } = accessOf(response);
      if (visitor.kind === "person") return response.redirect(303, next);
      if (visitor.kind === "local") return response.redirect(303, "/tai-khoan/lap");
      return signInPage(response, 200, { next });
    })
    .post("/dang-nhap", async (request, response) => {
      const [name, next] = [fieldOf(request, "ten"), safeNext(fieldOf(request, "next"))];
      const result = await accounts.signIn(name, fieldOf(request, "mat-khau"), fromOf(request));
      if (result.how === "in") return enter(request, response, result.token, next);
      if (result.how === "wrong") return signInPage(response, 422, { name, next, error: FAILED });
      const minutes = Math.ceil(result.milliseconds / 60_000);
      response.set("Retry-After", String(Math.ceil(result.milliseconds / 1_000)));
      const error = `Đăng nhập sai nhiều lần; hãy thử lại sau ${minutes} phút.`;
      return signInPage(response, 429, { name, next, error });
    })
    .get("/dang-nhap/quen", (_request, response) => {
      response.set("Cache-Control", "no-store");
      return sendPage(response, 200, (frame) => (
        <ForgottenPage frame={frame} model={{ mailing, sent: false }} />
      ));
    })
    .post("/dang-nhap/quen", async (request, response) => {
      const name = fieldOf(request, "ten");
      await sendPage(response, 200, (frame) => (
        <ForgottenPage frame={frame} model={{ mailing, sent: true }} />
      ));
      // Looked up when the answer is gone: what it says, and how long it took, tells nothing of the name.
      if (!mailing) return;
      const person = accounts.open(name);
      if (person && addresses.mailOf(person.id) !== null) alerts.post(person.id, "reset", Date.now());
    })
    .post("/dang-xuat", (request, response) => {
      const token = sessionCookie(request);
      if (token !== null) accounts.signOut(token);
      clearSessionCookie(response);
      response.set("Cache-Control", "no-store").redirect(303, "/");
    })
    .get("/tai-khoan/lap", (request, response) => {
      const token = tokenOf(request.query.the);
      if (!mayCreateFirst(response, token)) return usedLink(response);
      response.set("Cache-Control", "no-store");
      return sendPage(response, 200, (frame) => <FirstAccountPage frame={frame} model={{ token }} />);
    })
    .post("/tai-khoan/lap", async (request, response) => {
      const token = tokenOf(fieldOf(request, "the"));
      if (!mayCreateFirst(response, token)) return usedLink(response);
      const [name, fullName] = [fieldOf(request, "ten"), fieldOf(request, "ho-ten")];
      try {
        const entered = { name, fullName, ...passwordsOf(request) };
        const begun = await accounts.createFirst(entered, fromOf(request));
        return enter(request, response, begun.token);
      } catch (error) {
        const model = { token, name, fullName, error: refusalOf(error) };
        return sendPage(response, 422, (frame) => <FirstAccountPage frame={frame} model={model} />);
      }
    })
    .get("/tai-khoan/lien-ket", (request, response) => {
      const token = tokenOf(request.query.the);
      const person = accounts.link(token)?.person;
      if (!person) return usedLink(response);
      response.set("Cache-Control", "no-store");
      const model = { token, person };
      return sendPage(response, 200, (frame) => <ChoosePasswordPage frame={frame} model={model} />);
    })
    .post("/tai-khoan/lien-ket", async (request, response) => {
      const token = tokenOf(fieldOf(request, "the"));
      const person = accounts.link(token)?.person;
      if (!person) return usedLink(response);
      try {
        const begun = await accounts.choosePassword(token, passwordsOf(request), fromOf(request));
        return enter(request, response, begun.token);
      } catch (error) {
        const model = { token, person, error: refusalOf(error) };
        return sendPage(response, 422, (frame) => <ChoosePasswordPage frame={frame} model={model} />);
      }
    });
}

export const passwordsOf = (request: Request): { password: string; again: string } => ({
  password: fieldOf(request, "mat-khau"),
  again: fieldOf(request, "nhap-lai"),
});

/** What a person is told of what they entered; anything else is an error of ours. */
export function refusalOf(error: unknown): string {
  if (error instanceof UsageError) return error.message;
  throw error;
}
