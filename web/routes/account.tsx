/** `/tai-khoan`: one's own password and sessions. */
import { type Response, Router } from "express";
import { UsageError } from "../../src/errors.ts";
import { LIFETIMES, SCOPES } from "../../src/people/access-tokens.ts";
import type { Visitor } from "../../src/people/roles.ts";
import { setSessionCookie } from "../access/cookies.ts";
import { accessOf, fromOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { mailLinkUsed } from "../presenters/messages.ts";
import { presentAccount, presentTokens } from "../presenters/people.ts";
import type { Services } from "../services.ts";
import { AccountPage, ConfirmMailPage } from "../views/account.tsx";
import { MessagePage } from "../views/message-page.tsx";
import { fieldOf, textsOf, tokenOf } from "./form.ts";
import { passwordsOf, refusalOf } from "./sign-in.tsx";

type Needs = Pick<Services, "accounts" | "addresses" | "accessTokens" | "alerts" | "mailing">;

export function accountRoutes(
  { accounts, addresses, accessTokens, alerts, mailing }: Needs,
  sendPage: SendPage,
): Router {
  const page = (
    response: Response,
    status: number,
    says: { error?: string; done?: string; token?: string } = {},
  ) => {
    const visitor = personOf(response);
    const { id } = visitor.person;
    const mail = mailing ? { address: addresses.mailOf(id), waiting: addresses.waiting(id) } : null;
    const model = {
      ...presentAccount(visitor, accounts.sessionsOf(id)),
      tokens: presentTokens(accessTokens.tokensOf(id)),
      mail,
      ...says,
    };
    return sendPage(response, status, (frame) => <AccountPage frame={frame} model={model} />);
  };
  return Router()
    .get("/", (request, response) =>
      page(
        response,
        200,
        DONE.has(String(request.query.xong)) ? { done: DONE.get(String(request.query.xong)) ?? "" } : {},
      ),
    )
    .post("/khoa", (request, response) => {
      const { person } = personOf(response);
      const scopes = SCOPES.filter((scope) => textsOf(request, "quyen").includes(scope));
      const days = LIFETIMES.find((one) => String(one) === fieldOf(request, "han")) ?? LIFETIMES[0];
      try {
        const token = accessTokens.make(person, fieldOf(request, "ten"), scopes, days);
        // Shown once, and nowhere kept.
        response.set("Cache-Control", "no-store");
        return page(response, 200, { token });
      } catch (error) {
        return page(response, 422, { error: refusalOf(error) });
      }
    })
    .post("/khoa/bo", (request, response) => {
      const id = fieldOf(request, "khoa");
      if (/^\d{1,15}$/u.test(id)) accessTokens.drop(personOf(response).person.id, Number(id));
      response.redirect(303, "/tai-khoan#khoa");
    })
    .post("/thu", async (request, response) => {
      const visitor = personOf(response);
      try {
        if (!mailing) throw new UsageError("mail-none", "Máy chủ chưa đặt máy gửi thư.");
        await accounts.confirmPassword(visitor, fieldOf(request, "hien-tai"), fromOf(request));
        addresses.ask(visitor.person.id, fieldOf(request, "dia-chi"));
        alerts.post(visitor.person.id, "confirm", Date.now());
      } catch (error) {
        return page(response, 422, { error: refusalOf(error) });
      }
      return response.redirect(303, "/tai-khoan?xong=thu");
    })
    .get("/thu", (request, response) => {
      const model = {
        token: tokenOf(request.query.the),
        waiting: addresses.waiting(personOf(response).person.id),
      };
      response.set("Cache-Control", "no-store");
      return sendPage(response, 200, (frame) => <ConfirmMailPage frame={frame} model={model} />);
    })
    .post("/thu/xac-nhan", (request, response) => {
      const confirmed = addresses.confirm(personOf(response).person.id, tokenOf(fieldOf(request, "the")));
      if (confirmed) return response.redirect(303, "/tai-khoan?xong=xac-nhan");
      return sendPage(response, 410, (frame) => <MessagePage frame={frame} model={mailLinkUsed()} />);
    })
    .post("/thu/bo", (_request, response) => {
      addresses.drop(personOf(response).person.id);
      response.redirect(303, "/tai-khoan?xong=bo-thu");
    })
    .post("/mat-khau", async (request, response) => {
      try {
        const current = fieldOf(request, "hien-tai");
        const chosen = passwordsOf(request);
        const begun = await accounts.changePassword(personOf(response), current, chosen, fromOf(request));
        setSessionCookie(response, begun.token);
      } catch (error) {
        return page(response, 422, { error: refusalOf(error) });
      }
      return response.redirect(303, "/tai-khoan?xong=mat-khau");
    })
    .post("/phien", (request, response) => {
      const { person, session } = personOf(response);
      const id = fieldOf(request, "phien");
      if (id === "khac") accounts.endOtherSessions(person.id, session);
      else if (/^\d{1,15}$/u.test(id)) accounts.endSession(person.id, Number(id));
      response.redirect(303, "/tai-khoan");
    });
}

const DONE: ReadonlyMap<string, string> = new Map([
  ["mat-khau", "Đã đổi mật khẩu."],
  ["thu", "Đã gửi một thư đến địa chỉ ấy; hãy mở liên kết trong thư để xác nhận."],
  ["xac-nhan", "Đã xác nhận địa chỉ thư."],
  ["bo-thu", "Đã bỏ địa chỉ thư; sẽ không có thư nào nữa."],
]);

/** The guard lets nobody else in. */
export function personOf(response: Response): Extract<Visitor, { kind: "person" }> {
  const { visitor } = accessOf(response);
  if (visitor.kind !== "person") throw new Error("a route for people without the right to ask for one");
  return visitor;
}
