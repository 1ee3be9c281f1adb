/**
 * Puts a piece of markup into everything that the house keeps of what people write, by the ways that people have: letters,
 * names of files, forms, headers, the words of a mail server.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { zipSync } from "fflate";
import { parseHTML } from "linkedom";
import { evaluateAlerts } from "../../../src/alerts/evaluate.ts";
import { createMailer } from "../../../src/alerts/mailer.ts";
import { decideMails, sendMails } from "../../../src/alerts/sending.ts";
import { createBatchRunner } from "../../../src/catalogue/index.ts";
import { ROUTES } from "../../../web/access/route-table.ts";
import { startMailServer } from "../../alerts/smtp-server.ts";
import { type Answer, PASSWORD, partsOf, type SafeHouse, type Visitor } from "./house.ts";

/** Leaves an attribute, and is an element of its own wherever it is not taken for text. */
export const hole = (name: string): string => `"'><x-hole id=${name} onload=h()>`;
/** What a spreadsheet would take for a formula. */
export const FORMULAS = ["=HYPERLINK(1)", "+1+1", "-2+3", "@SUM(1)"] as const;
const coded = (text: string): string => text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);

const letter = (number: string, name: (part: string) => string) => `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN

Số: ${number}

Bình Thuận, ngày 05 tháng 3 năm 2021

V/v tuyên truyền phong trào Dân vận khéo ${name("trich-yeu")}

Kính gửi: Công đoàn các khu công nghiệp ${name("kinh-gui")}.

Thực hiện Kế hoạch số 62/KH-LĐLĐ ngày 12/4/2018 của Liên đoàn Lao động tỉnh Bình Thuận về ${name("vien-dan")}; Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị về ${name("chi-thi")}, Ban Thường vụ đề nghị:

1. Hưởng ứng phong trào thi đua “Dân vận khéo” ${name("chien-dich")} ở cơ sở.

2. Báo cáo kết quả ${name("han")} về Ban Tuyên giáo trước ngày 15/11/2021.

Nơi nhận:
- Như trên ${name("noi-nhan")};
- Lưu: VT.

TM. BAN THƯỜNG VỤ
CHỦ TỊCH

Phạm Thị Mẫu
`;
const PAGE = `<!doctype html><html lang="vi"><head><title>${coded(hole("tieu-de"))} Bản tin</title></head><body>
<article><h1>Bản tin ${coded(hole("tieu-de"))} của Liên đoàn Lao động tỉnh Bình Thuận</h1>
<p>(08:30 15/09/2021)</p>
<p>Ngày 05/3/2021, Liên đoàn Lao động tỉnh Bình Thuận đã ban hành Công văn số 801/LĐLĐ về việc ${coded(hole("tin-ve"))}, thực hiện Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.</p>
<p>Theo đó, các cấp công đoàn tập trung tuyên truyền trong đoàn viên, người lao động; kịp thời nắm bắt tâm tư, nguyện vọng của người lao động tại các khu công nghiệp trên địa bàn tỉnh.</p>
<p>Tác giả: ${coded(hole("tac-gia"))}</p></article></body></html>`;

/** Sends the form of a page as it stands, with these fields. */
async function fill(
  visitor: Visitor,
  page: string,
  selector: string,
  fields: Readonly<Record<string, string>>,
): Promise<Answer> {
  const { document } = parseHTML((await visitor.get(page)).text);
  const form = document.querySelector(selector);
  if (!form) throw new Error(`no ${selector} on ${page}`);
  const held = [...form.querySelectorAll("input[type=hidden]")].map((input) => [
    input.getAttribute("name") ?? "",
    input.getAttribute("value") ?? "",
  ]);
  const answer = await visitor.post(form.getAttribute("action") ?? "", {
    ...Object.fromEntries(held),
    ...fields,
  });
  if (answer.status >= 400)
    throw new Error(`${page} ${selector}: ${answer.status} ${answer.text.slice(0, 3_000)}`);
  return answer;
}

export interface Planted {
  readonly admin: Visitor & { readonly id: number };
  /** For each part of an address that a route names, what may stand there. */
  readonly values: Readonly<Record<string, readonly string[]>>;
  /** Addresses that no route's path gives. */
  readonly more: readonly string[];
}

export async function plant(house: SafeHouse): Promise<Planted> {
  const admin = await house.person("quan.tri", "administrator", `Trần ${hole("ho-ten")}`);
  const { catalogue, services } = house;
  const evil = { "user-agent": hole("trinh-duyet"), "x-forwarded-for": hole("dia-chi") };

  // Files: in a folder, sent from a browser, in an archive, broken.
  const folder = path.join(path.dirname(house.folder), `kho ${hole("thu-muc")}`);
  mkdirSync(folder);
  const put = (name: string, content: string) => writeFileSync(path.join(folder, name), content);
  put(`${hole("ten-tep")}.txt`, letter("801/LĐLĐ", hole));
  put(`${hole("ban-tin")}.html`, PAGE);
  put(
    "dung.txt",
    letter("802/LĐLĐ", (part) => `việc ${part}`),
  );
  put(
    "cong-thuc.txt",
    letter("803/LĐLĐ", (part) => `mục ${part}`),
  );
  put(`${hole("hong")}.pdf`, "%PDF-1.4 hỏng");
  // What it says of itself stands in the reason for which it is refused.
  const odd = zipSync({ "content.xml": Buffer.from("<x/>"), mimetype: Buffer.from(hole("kieu-tep")) });
  writeFileSync(path.join(folder, "la.odt"), odd);
  const archive = zipSync({
    [`${hole("trong-zip")}.txt`]: Buffer.from(letter("804/LĐLĐ", (part) => `kèm ${part}`)),
    [`${hole("zip-hong")}.pdf`]: Buffer.from("%PDF-1.4 hỏng"),
  });
  const sent = await admin.ask("/tai-len", {
    method: "POST",
    ...partsOf(admin.token(), {
      [`${hole("gui-len").replaceAll('"', "%22")}.txt`]: letter("805/LĐLĐ", (part) => `gửi ${part}`),
      [`${hole("gui-zip").replaceAll('"', "%22")}.zip`]: archive,
      [`${hole("gui-hong").replaceAll('"', "%22")}.pdf`]: "%PDF-1.4 hỏng",
    }),
  });
  await admin.post("/tim-da-luu", { ten: `Đã lưu ${hole("tim")}`, "cau-hoi": "q=dân vận khéo" });
  const unknown = `campaign=${encodeURIComponent(hole("chien-dich-la"))}`;
  await admin.post("/tim-da-luu", { ten: "chiến dịch lạ", "cau-hoi": unknown });
  await house.index([folder, house.data.uploads]);
  const ids = new Map([...catalogue.all()].map(({ id, directive }) => [directive.number ?? "", id]));
  const idOf = (number: string) => ids.get(number) ?? "";
  const article = [...catalogue.all()].find(({ directive }) => directive.article?.title?.includes("x-hole"));

  // What people say of readings.
  const correct = async (number: string, field: string, fields: Record<string, string>) =>
    fill(admin, `/van-ban/${idOf(number)}/sua?muc=${encodeURIComponent(field)}`, "form.correct", {
      ...fields,
      "ly-do": `vì ${hole("ly-do")}`,
    });
  const due = (number: string) =>
    catalogue.document(idOf(number))?.directive.deadlines[0]?.sentence ?? "(no deadline)";
  for (const [field, values] of Object.entries({
    ...{
      place: [hole("dia-danh")],
      subject: [`Về ${hole("trich-yeu-sua")}`],
      issuer: [`Sở ${hole("co-quan")}`],
    },
    ...{ addressees: [hole("kinh-gui-sua")], recipients: [hole("noi-nhan-sua")] },
    signatory: [hole("nguoi-ky"), hole("chuc-vu"), hole("the-thuc")],
    [`deadline:${due("802/LĐLĐ")}`]: [hole("viec-han"), "", "", hole("gui-han")],
  })) {
    const [value = "", position = "", form = "", to = ""] = values;
    const fields = { "gia-tri": value, "chuc-vu": position, "the-thuc": form, gui: to, truoc: "15/11/2021" };
    await correct("802/LĐLĐ", field, fields);
  }
  await correct("802/LĐLĐ", "subject", { "gia-tri": `Lại về ${hole("trich-yeu-lai")}` });
  const [first, second, third, fourth] = FORMULAS;
  await correct("803/LĐLĐ", "subject", { "gia-tri": first });
  await correct("804/LĐLĐ", "subject", { "gia-tri": fourth });
  await correct("803/LĐLĐ", "signatory", { "gia-tri": third, "chuc-vu": second });
  await correct("803/LĐLĐ", "recipients", { "gia-tri": second });
  catalogue.keepScan(
    idOf("801/LĐLĐ"),
    {
      ...{ pages: [0.9], signedOn: null },
      lines: [{ field: "number", text: hole("dong-quet"), certain: false, readings: [hole("cach-doc")] }],
    },
    [{ field: "number", png: Buffer.from("89504e470d0a1a0a", "hex") }],
  );
  const bulk = { muc: "issuer", "gia-tri-issuer": `Ban ${hole("co-quan-hang-loat")}` };
  const asked = { ...bulk, "cau-hoi": "q=805/LĐLĐ", "ly-do": hole("hang-loat") };
  const preview = await admin.post("/sua-hang-loat", asked);
  const so = parseHTML(preview.text).document.querySelector('[name="so"]')?.getAttribute("value") ?? "";
  const batch = (await admin.post("/sua-hang-loat", { ...asked, viec: "lam", so })).headers.location ?? "";
  const runner = createBatchRunner(services.batches, {
    ...{ now: () => new Date().toISOString(), onChanged: () => {} },
    onTrouble: (error: unknown) => {
      throw error;
    },
  });
  runner.go();
  await runner.stop();

  // People, collections, searches, tokens.
  await admin.post(
    "/nguoi-dung",
    { ten: "nguoi.moi", "ho-ten": hole("nguoi-moi"), "vai-tro": "keeper" },
    evil,
  );
  await admin.post("/kho", { ten: `Kho ${hole("kho")}` }, evil);
  await admin.post("/kho/nhom", { ten: `Nhóm ${hole("nhom")}` });
  const [collection] = services.collections.collections();
  const [group] = services.collections.groups();
  await admin.post(`/kho/${collection?.id}/thu-muc`, { them: folder });
  await admin.post("/tai-khoan/khoa", { ten: hole("khoa"), quyen: "read", han: "30" });
  await admin.post("/tim-da-luu", {
    ten: hole("tim-hai"),
    "cau-hoi": `q=${encodeURIComponent(hole("cau-hoi"))}`,
  });
  const [saved] = services.saved.savedOf(admin.id);
  await admin.post(`/tim-da-luu/${saved?.id}/bao`, { thu: "now" });
  const feed = parseHTML((await admin.post(`/tim-da-luu/${saved?.id}/tin`)).text).document;
  const colleague = await house.person("dong.nghiep", "keeper", hole("dong-nghiep"));
  await colleague.post("/tim-da-luu", { ten: hole("chia-se"), "cau-hoi": "q=hội thi" });
  const [shared] = services.saved.savedOf(colleague.id);
  await colleague.post(`/tim-da-luu/${shared?.id}/chia-se`, { chung: "1" });
  const entered = house.stranger();
  await entered.get("/dang-nhap");
  await entered.post("/dang-nhap", { ten: "quan.tri", "mat-khau": PASSWORD }, evil);
  await entered.ask(`/van-ban/${encodeURIComponent(hole("duong-dan"))}`, { headers: evil });
  await entered.ask(`/tai-ve?dang=csv&q=${encodeURIComponent(hole("tai-ve"))}`, { headers: evil });

  // News, and a mail server that has its own words.
  const { alerts, addresses, accounts } = services;
  const searching = { engine: house.engine, catalogue, knowledge: services.knowledge };
  await evaluateAlerts({ alerts, searching, now: Date.now, turn: async () => {} });
  catalogue.mailAddresses.setWaitingMail(admin.id, "quan.tri@coquan.vn", Number.MAX_SAFE_INTEGER);
  catalogue.mailAddresses.setMailToken(admin.id, "t");
  catalogue.mailAddresses.confirmMail(admin.id, "t", 1);
  const mails = await startMailServer();
  mails.refuse = `451 4.7.1 ${hole("may-thu")}`;
  const mailer = createMailer({
    ...{ host: "127.0.0.1", port: mails.port, security: "none", user: undefined, password: undefined },
    ...{ from: "chi-dan@coquan.vn", base: "https://kho.example.vn" },
  });
  decideMails(alerts, Date.now(), false);
  const visible = (_person: number, some: readonly string[]) => some;
  await sendMails({ alerts, addresses, accounts, catalogue, mailer, visible, now: Date.now });
  mailer.close();
  await mails.close();

  const keys =
    catalogue.document(idOf("801/LĐLĐ"))?.directive.citations.flatMap(({ key }) => key ?? []) ?? [];
  const documents = ["801/LĐLĐ", "802/LĐLĐ", "803/LĐLĐ", "804/LĐLĐ", "805/LĐLĐ"].map(idOf);
  if (article) documents.push(article.id);
  const own = catalogue.ownKey(idOf("802/LĐLĐ"));
  const { pathname, search } = new URL(feed.querySelector("code.link")?.textContent ?? "");
  return {
    admin,
    values: {
      ...{ field: ["number"], facet: ["issuer", "cites", "campaign", "year"], code: ["damaged"] },
      key: [...keys, ...(own ? [own] : [])].map(encodeURIComponent),
      batch: [path.basename(sent.headers.location ?? ""), path.basename(batch)],
      id: [...documents, String(saved?.id), String(shared?.id), String(collection?.id), String(group?.id)],
    },
    more: [
      pathname + search,
      ...[
        "/",
        "/api/search",
        "/api/suggest",
        "/api/facets/issuer",
        "/api/wanted",
        "/chi-thi",
        "/chi-thi/thieu",
      ].map((start) => `${start}?q=${encodeURIComponent(hole("hoi"))}&text=x-hole`),
      ...["dân vận khéo", "tuyên truyền", "801/LĐLĐ", "sở"].flatMap((q) =>
        [
          "/?",
          "/api/search?",
          "/api/suggest?",
          "/tai-ve?dang=csv&",
          "/tai-ve?dang=json&",
          "/sua-hang-loat?",
        ].map((start) => `${start}q=${encodeURIComponent(q)}&explain=1&size=100`),
      ),
      `/?cites=${encodeURIComponent(hole("loc"))}&issuer=${encodeURIComponent(hole("loc"))}&q=${encodeURIComponent(hole("loc"))}`,
      ...[
        `/dang-nhap?next=${encodeURIComponent(hole("next"))}`,
        `/nhat-ky?chu=${encodeURIComponent(hole("chu"))}`,
      ],
      ...keys.flatMap((key) => [
        `/chi-thi/${encodeURIComponent(key)}?dang=csv`,
        `/van-ban/${idOf("801/LĐLĐ")}?q=${encodeURIComponent("tuyên truyền x-hole")}`,
      ]),
      ...[
        "/chi-thi/thieu?dang=csv",
        "/nhat-ky/tai-ve?dang=csv",
        `/van-ban/${idOf("802/LĐLĐ")}/sua?muc=subject`,
      ],
      ...["/can-xem?muc=subject", "/can-xem?muc=number", "/can-xem?muc=citation", "/tim-da-luu?bo=1"],
    ],
  };
}

/** Every address that is only looked at, with everything that may stand in it. */
export function addressesOf({ values, more }: Planted): string[] {
  const looked = ROUTES.filter(({ method, path }) => method === "get" && path !== "/assets/:name");
  const addresses = looked.flatMap(({ path }) =>
    path
      .split("/")
      .slice(1)
      .reduce<string[]>(
        (starts, part) => {
          const parts = /^[:*]/u.test(part) ? (values[part.slice(1)] ?? values.id ?? []) : [part];
          return starts.flatMap((start) => parts.map((one) => `${start}/${one}`));
        },
        [""],
      ),
  );
  return [...new Set([...addresses, ...more])];
}
