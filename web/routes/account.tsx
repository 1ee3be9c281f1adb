/** `/tai-khoan`: one's own password and sessions. */
import { type Response, Router } from "express";
import type { Visitor } from "../../src/people/roles.ts";
import { setSessionCookie } from "../access/cookies.ts";
import { accessOf, fromOf } from "../access/visitor.ts";
import type { SendPage } from "../pages.ts";
import { presentAccount } from "../presenters/people.ts";
import type { Services } from "../services.ts";
import { AccountPage } from "../views/account.tsx";
import { fieldOf } from "./form.ts";
import { passwordsOf, refusalOf } from "./sign-in.tsx";

export function accountRoutes({ accounts }: Pick<Services, "accounts">, sendPage: SendPage): Router {
  const page = (response: Response, status: number, says: { error?: string; done?: string } = {}) => {
    const visitor = personOf(response);
    const model = { ...presentAccount(visitor, accounts.sessionsOf(visitor.person.id)), ...says };
    return sendPage(response, status, (frame) => <AccountPage frame={frame} model={model} />);
  };
  return Router()
    .get("/", (request, response) =>
      page(response, 200, request.query.xong === "mat-khau" ? { done: "Đã đổi mật khẩu." } : {}),
    )
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

/** The guard lets nobody else in. */
export function personOf(response: Response): Extract<Visitor, { kind: "person" }> {
  const { visitor } = accessOf(response);
  if (visitor.kind !== "person") throw new Error("a route for people without the right to ask for one");
  return visitor;
}
