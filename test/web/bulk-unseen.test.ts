import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openHouse, type SafeHouse } from "./security/house.ts";

const CAMPAIGN = "nam-vi-loi-ich-doan-vien";
let house: SafeHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

it("lets nobody take back a change of letters that they do not see any more, but whoever sees them all", async () => {
  const { services, catalogue, person } = house;
  const { batches, collections } = services;
  const keeper = await person("van.thu", "keeper");
  const administrator = await person("quan.tri", "administrator");
  const tagged = () =>
    catalogue.latest(100).filter(({ directive }) => directive.campaigns.some(({ id }) => id === CAMPAIGN))
      .length;
  const before = tagged();
  const fields = {
    ...{ muc: "campaign", "chien-dich": CAMPAIGN, "gia-tri-campaign": "secondary" },
    ...{ "ly-do": "Rà soát", "cau-hoi": "sort=newest" },
  };
  const preview = await keeper.post("/sua-hang-loat", fields);
  const so = /name="so" value="(\d+)"/u.exec(preview.text)?.[1] ?? "";
  const begun = await keeper.post("/sua-hang-loat", { ...fields, viec: "lam", so });
  const address = begun.headers.location ?? "";
  while (batches.stepBatches(50, new Date().toISOString()));
  expect(tagged()).toBe(before + Number(so));
  expect((await keeper.get(address)).text).toContain("Bỏ cả lần sửa này");

  const closed = collections.addCollection("Kín");
  collections.setSeers(closed, { open: false, people: [], groups: [] });
  const [one] = catalogue.locations(catalogue.latest(1)[0]?.id ?? "");
  collections.placeFolder(path.dirname(one?.path ?? ""), closed);
  services.rearranged();
  const seen = await keeper.get(address);
  expect(seen.text).not.toContain("Bỏ cả lần sửa này");
  expect(seen.text).toContain("nay anh chị không được xem");
  expect((await keeper.post(`${address}/hoan-tac`)).status).toBe(404);
  while (batches.stepBatches(50, new Date().toISOString()));
  expect(tagged()).toBe(before + Number(so));

  const undone = await administrator.post(`${address}/hoan-tac`);
  expect(undone.status).toBe(303);
  while (batches.stepBatches(50, new Date().toISOString()));
  expect(tagged()).toBe(before);
});
