/** Reads the fields of a form that the guard has taken in. */
import type { Request } from "express";

/** Text of a field; empty when it is missing or there twice. */
export function fieldOf(request: Request, name: string): string {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === "string" ? value : "";
}

/** Numbers of the boxes that were checked; what is none is left out. */
export function numbersOf(request: Request, name: string): number[] {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return [value]
    .flat()
    .flatMap((one) => (typeof one === "string" && /^\d{1,15}$/u.test(one) ? Number(one) : []));
}

/** A row's number in the address; null for anything else. */
export const rowOf = (request: Request): number | null => {
  const { id } = request.params;
  return typeof id === "string" && /^\d{1,15}$/u.test(id) ? Number(id) : null;
};

/** A token in the address or in a field of that name. */
export const tokenOf = (given: unknown): string =>
  typeof given === "string" && /^[\w-]{43}$/u.test(given) ? given : "";

/** Values of a field that may be there several times. */
export function textsOf(request: Request, name: string): string[] {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return [value].flat().filter((one) => typeof one === "string");
}
