/** `/kho`: collections of folders, groups of people, and who sees what. */
import { type Request, type Response, Router } from "express";
import type { Collection, Group } from "../../src/people/collections.ts";
import type { SendPage } from "../pages.ts";
import {
  presentCollection,
  presentCollections,
  presentGroup,
  presentUnderWay,
} from "../presenters/collections.ts";
import { notFound } from "../presenters/messages.ts";
import type { Services } from "../services.ts";
import { CollectionPage, CollectionsPage, GroupPage } from "../views/collections.tsx";
import { MessagePage } from "../views/message-page.tsx";
import { fieldOf, numbersOf, rowOf } from "./form.ts";
import { refusalOf } from "./sign-in.tsx";

type Needs = Pick<Services, "accounts" | "collections" | "rearranged">;

export function collectionsRoutes(services: Needs, sendPage: SendPage): Router {
  const { accounts, collections, rearranged } = services;
  const underWay = () => presentUnderWay(collections.unsettled(), collections.moved(1).length);
  const missing = (response: Response) =>
    sendPage(response, 404, (frame) => <MessagePage frame={frame} model={notFound()} />);
  const says = (error?: string) => (error === undefined ? {} : { error });

  const overview = (response: Response, status: number, error?: string) => {
    const model = presentCollections(collections.collections(), collections.groups(), underWay());
    return sendPage(response, status, (frame) => (
      <CollectionsPage frame={frame} model={{ ...model, ...says(error) }} />
    ));
  };
  const collectionPage = (response: Response, status: number, one: Collection, error?: string) => {
    const model = presentCollection(one, {
      collections: collections.collections(),
      groups: collections.groups(),
      people: accounts.people(),
      folders: collections.knownFolders(),
      underWay: underWay(),
    });
    return sendPage(response, status, (frame) => (
      <CollectionPage frame={frame} model={{ ...model, ...says(error) }} />
    ));
  };
  const groupPage = (response: Response, status: number, one: Group, error?: string) => {
    const model = { ...presentGroup(one, accounts.people()), ...says(error) };
    return sendPage(response, status, (frame) => <GroupPage frame={frame} model={model} />);
  };

  /** Does something to the collection or group in the address; what it refuses is said on its page. */
  const change =
    <T extends { readonly id: number }>(
      all: () => T[],
      page: (response: Response, status: number, one: T, error?: string) => Promise<void>,
      work: (one: T, request: Request) => string,
    ) =>
    (request: Request, response: Response): unknown => {
      const one = all().find(({ id }) => id === rowOf(request));
      if (!one) return missing(response);
      let next: string;
      try {
        next = work(one, request);
      } catch (error) {
        return page(response, 422, one, refusalOf(error));
      }
      rearranged();
      return response.redirect(303, next);
    };
  const ofCollection = (work: (one: Collection, request: Request) => string) =>
    change(collections.collections, collectionPage, work);
  const ofGroup = (work: (one: Group, request: Request) => string) =>
    change(collections.groups, groupPage, work);
  const add = (work: (name: string) => string) => (request: Request, response: Response) => {
    try {
      return response.redirect(303, work(fieldOf(request, "ten")));
    } catch (error) {
      return overview(response, 422, refusalOf(error));
    }
  };

  return Router()
    .get("/", (_request, response) => overview(response, 200))
    .post(
      "/",
      add((name) => `/kho/${collections.addCollection(name)}`),
    )
    .post(
      "/nhom",
      add((name) => `/kho/nhom/${collections.addGroup(name)}`),
    )
    .get("/nhom/:id", (request, response) => {
      const one = collections.groups().find(({ id }) => id === rowOf(request));
      return one ? groupPage(response, 200, one) : missing(response);
    })
    .post(
      "/nhom/:id",
      ofGroup(({ id }, request) => {
        collections.renameGroup(id, fieldOf(request, "ten"));
        collections.setMembers(id, numbersOf(request, "nguoi"));
        return "/kho";
      }),
    )
    .post(
      "/nhom/:id/xoa",
      ofGroup(({ id }) => {
        collections.removeGroup(id);
        return "/kho";
      }),
    )
    .get("/:id", (request, response) => {
      const one = collections.collections().find(({ id }) => id === rowOf(request));
      return one ? collectionPage(response, 200, one) : missing(response);
    })
    .post(
      "/:id/ten",
      ofCollection(({ id }, request) => {
        collections.renameCollection(id, fieldOf(request, "ten"));
        return `/kho/${id}`;
      }),
    )
    .post(
      "/:id/nguoi-xem",
      ofCollection(({ id }, request) => {
        const [people, groups] = [numbersOf(request, "nguoi"), numbersOf(request, "nhom")];
        collections.setSeers(id, { open: fieldOf(request, "ai") === "moi-nguoi", people, groups });
        return `/kho/${id}`;
      }),
    )
    .post(
      "/:id/thu-muc",
      ofCollection(({ id, folders }, request) => {
        const [into, out] = [fieldOf(request, "them"), fieldOf(request, "bo")];
        if (folders.includes(out)) collections.placeFolder(out, null);
        else if (collections.knownFolders().some(({ path }) => path === into))
          collections.placeFolder(into, id);
        return `/kho/${id}`;
      }),
    )
    .post(
      "/:id/xoa",
      ofCollection(({ id }) => {
        collections.removeCollection(id);
        return "/kho";
      }),
    );
}
