/** What the pages of review have in common: who speaks, and the context in which a field is shown. */
import type { Request, Response } from "express";
import type { CatalogueDocument, Corrector, FieldState } from "../../src/catalogue/index.ts";
import type { DoubtCause } from "../../src/corrections/issues.ts";
import type { Visitor } from "../../src/people/roles.ts";
import { readingOf } from "../access/visitor.ts";
import { filterOf, placeOf, type QueuePlace } from "../presenters/queue-place.ts";
import { presentReview, type ReviewContext, type ReviewModel } from "../presenters/review.ts";
import type { Services } from "../services.ts";
import { fieldOf } from "./form.ts";

const NOBODY: Corrector = { id: null, name: "Người dùng máy này" };

export const correctorOf = (visitor: Visitor): Corrector =>
  visitor.kind === "person" ? { id: visitor.person.id, name: visitor.person.fullName } : NOBODY;

/** The names by which values are shown to this visitor. */
export function namesFor(response: Response, { knowledge }: Pick<Services, "knowledge">) {
  const { graph } = readingOf(response);
  return { knowledge, directiveLabel: (key: string) => graph.names([key])[0]?.label ?? key };
}

const LINES = { number: "number", issuedOn: "date" } as const;
/** The line of a page that shows a field, where it was kept. */
const lineOf = (field: string): "number" | "date" | null =>
  Object.hasOwn(LINES, field) ? LINES[field as keyof typeof LINES] : null;

export function reviewOf(
  response: Response,
  services: Pick<Services, "knowledge">,
  document: CatalogueDocument,
  state: FieldState,
  more: Pick<ReviewContext, "typed" | "error" | "changed"> & { readonly cause?: DoubtCause | null } = {},
): ReviewModel {
  const { catalogue } = readingOf(response);
  const line = lineOf(state.field);
  return presentReview(document, state, {
    ...namesFor(response, services),
    picture: line !== null && catalogue.linePicture(document.id, line) !== null ? line : null,
    ...more,
  });
}

/** The place that a form was sent from; null for one that does not belong to the queue. */
export function queueOf(request: Request): QueuePlace | null {
  const at = placeOf(fieldOf(request, "hang"));
  return at && { at, ...filterOf(fieldOf(request, "hang-muc"), fieldOf(request, "hang-ly-do")) };
}
