/** `/nguoi-dung`: accounts, for those who look after them. */
import { type Request, type Response, Router } from "express";
import { ROLES, type Role } from "../../src/people/roles.ts";
import type { SendPage } from "../pages.ts";
import { notFound } from "../presenters/messages.ts";
import { type NewLink, presentPeople } from "../presenters/people.ts";
import type { Services } from "../services.ts";
import { MessagePage } from "../views/message-page.tsx";
import { PeoplePage } from "../views/people.tsx";
import { personOf } from "./account.tsx";
import { baseOf } from "./feed.ts";
import { fieldOf, rowOf } from "./form.ts";
import { refusalOf } from "./sign-in.tsx";

export function peopleRoutes(
  { accounts, base }: Pick<Services, "accounts" | "base">,
  sendPage: SendPage,
): Router {
  const page = (response: Response, status: number, more: { link?: NewLink; error?: string } = {}) => {
    // A link is shown once, and nowhere kept.
    response.set("Cache-Control", "no-store");
    const model = { ...presentPeople(accounts.people(), personOf(response).person.id), ...more };
    return sendPage(response, status, (frame) => <PeoplePage frame={frame} model={model} />);
  };
  const roleOf = (request: Request): Role | undefined =>
    ROLES.find((role) => role === fieldOf(request, "vai-tro"));
  const linkOf = (request: Request, person: number, token: string): NewLink => ({
    name: accounts.person(person)?.fullName ?? "",
    href: `${baseOf(request, base)}/tai-khoan/lien-ket?the=${token}`,
  });

  /** Does something to the account in the address. */
  const change =
    (work: (id: number, request: Request, response: Response) => unknown) =>
    async (request: Request, response: Response): Promise<unknown> => {
      const id = rowOf(request);
      if (id === null || !accounts.person(id))
        return sendPage(response, 404, (frame) => <MessagePage frame={frame} model={notFound()} />);
      try {
        return await work(id, request, response);
      } catch (error) {
        return page(response, 422, { error: refusalOf(error) });
      }
    };
  const back = (response: Response) => response.redirect(303, "/nguoi-dung");

  return Router()
    .get("/", (_request, response) => page(response, 200))
    .post("/", async (request, response) => {
      try {
        const role = roleOf(request) ?? "reader";
        const entered = { name: fieldOf(request, "ten"), fullName: fieldOf(request, "ho-ten"), role };
        const { id, token } = accounts.add(entered);
        return page(response, 200, { link: linkOf(request, id, token) });
      } catch (error) {
        return page(response, 422, { error: refusalOf(error) });
      }
    })
    .post(
      "/:id/vai-tro",
      change((id, request, response) => {
        const role = roleOf(request);
        if (role) accounts.setRole(id, role);
        return back(response);
      }),
    )
    .post(
      "/:id/lien-ket",
      change((id, request, response) =>
        page(response, 200, { link: linkOf(request, id, accounts.linkFor(id)) }),
      ),
    )
    .post(
      "/:id/dong",
      change((id, _request, response) => {
        accounts.setClosed(id, true);
        return back(response);
      }),
    )
    .post(
      "/:id/mo",
      change((id, _request, response) => {
        accounts.setClosed(id, false);
        return back(response);
      }),
    );
}
