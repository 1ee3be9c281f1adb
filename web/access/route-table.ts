/**
 * Every address of the house and the right that it asks for: the one place where this is decided. What is not
 * named here is not served, so a route that was forgotten is closed, never open.
 */
import type { Right } from "../../src/people/roles.ts";

export interface Rule {
  readonly method: "get" | "post";
  /** As Express writes it. */
  readonly path: string;
  readonly right: Right;
  /**
   * What a POST brings. `form`: a form of our pages, which carries the visitor's token and is read by the guard.
   * `own`: the route reads it itself; the guard makes sure that no other site has sent it. `files`: the same, and the
   * route takes nothing before the token.
   */
  readonly body?: "form" | "own" | "files";
}

const get = (right: Right, ...paths: string[]): Rule[] =>
  paths.map((path) => ({ method: "get", path, right }));
const form = (right: Right, ...paths: string[]): Rule[] =>
  paths.map((path) => ({ method: "post", path, right, body: "form" }));
const own = (right: Right, ...paths: string[]): Rule[] =>
  paths.map((path) => ({ method: "post", path, right, body: "own" }));

export const ROUTES: readonly Rule[] = [
  ...get("anybody", "/assets/:name", "/healthz"),
  // A link or being at the machine itself is asked for by these pages themselves.
  ...get("anybody", "/dang-nhap", "/dang-nhap/quen", "/tai-khoan/lap", "/tai-khoan/lien-ket"),
  ...form("anybody", "/dang-nhap", "/dang-nhap/quen", "/dang-xuat", "/tai-khoan/lap", "/tai-khoan/lien-ket"),

  ...get("read", "/", "/tai-ve", "/van-ban/:id", "/van-ban/:id/ban-goc", "/van-ban/:id/dong-chu/:field"),
  ...get("read", "/chi-thi", "/chi-thi/kiem-tra", "/chi-thi/thieu", "/chi-thi/mau-thuan", "/chi-thi/*key"),
  // A draft is read, answered and forgotten: nothing changes.
  ...own("read", "/chi-thi/kiem-tra", "/api/cite"),
  ...get("read", "/tro-giup"),
  ...get("read", "/api/suggest", "/api/search", "/api/facets/:facet"),
  ...get("read", "/api/documents/:id", "/api/documents/:id/similar"),
  ...get("read", "/api/directives", "/api/directives/*key", "/api/wanted"),

  ...get("save", "/tim-da-luu", "/tim-da-luu/xuat.json", "/tim-da-luu/:id"),
  ...form("save", "/tim-da-luu", "/tim-da-luu/nhap", "/tim-da-luu/:id/da-xem", "/tim-da-luu/:id/ten"),
  ...form("save", "/tim-da-luu/:id/chia-se", "/tim-da-luu/:id/chuyen", "/tim-da-luu/:id/xoa"),
  ...form("save", "/tim-da-luu/:id/khoi-phuc", "/tim-da-luu/:id/bao", "/tim-da-luu/:id/tin"),
  ...form("save", "/tim-da-luu/:id/thoi-tin", "/thong-bao/da-xem"),
  ...get("save", "/thong-bao"),
  // The secret address itself says whose search it is.
  ...get("anybody", "/tin-moi.atom"),

  ...get("keep", "/phong-luu-tru", "/phong-luu-tru/:code", "/api/archive"),
  ...get("keep", "/tai-len", "/tai-len/:batch"),
  { method: "post", path: "/tai-len", right: "keep", body: "files" },
  ...form("keep", "/tai-len/:batch/xoa", "/tai-len/:batch/khoi-phuc"),

  ...get("keep", "/can-xem", "/van-ban/:id/sua"),
  ...form("keep", "/van-ban/:id/sua", "/van-ban/:id/hoan-tac"),
  ...get("keep", "/sua-hang-loat", "/sua-hang-loat/:batch"),
  ...form("keep", "/sua-hang-loat", "/sua-hang-loat/:batch/hoan-tac"),

  ...get("account", "/tai-khoan", "/tai-khoan/thu"),
  ...form("account", "/tai-khoan/mat-khau", "/tai-khoan/phien"),
  ...form("account", "/tai-khoan/khoa", "/tai-khoan/khoa/bo"),
  ...form("account", "/tai-khoan/thu", "/tai-khoan/thu/xac-nhan", "/tai-khoan/thu/bo"),
  ...get("administer", "/nguoi-dung", "/thu-di", "/nhat-ky", "/nhat-ky/tai-ve"),
  ...form("administer", "/thu-di/gui-lai"),
  ...form("administer", "/nguoi-dung", "/nguoi-dung/:id/vai-tro", "/nguoi-dung/:id/lien-ket"),
  ...form("administer", "/nguoi-dung/:id/dong", "/nguoi-dung/:id/mo"),
  ...get("administer", "/kho", "/kho/:id", "/kho/nhom/:id"),
  ...form("administer", "/kho", "/kho/:id/ten", "/kho/:id/nguoi-xem", "/kho/:id/thu-muc", "/kho/:id/xoa"),
  ...form("administer", "/kho/nhom", "/kho/nhom/:id", "/kho/nhom/:id/xoa"),
];
