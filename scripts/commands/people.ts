import { readConfig } from "../../src/config.ts";
import { UsageError } from "../../src/errors.ts";
import type { Accounts } from "../../src/people/accounts.ts";
import { nameKey } from "../../src/people/names.ts";
import { openAccounts } from "../../src/people/open.ts";
import { ROLES } from "../../src/people/roles.ts";
import { COMMON_OPTIONS, type Command, type ExitCode, readArguments, withOptions } from "./command.ts";
import { withCatalogue } from "./house.ts";

export const peopleCommand: Command = {
  help: `Dùng: chi-dan people list [--json] [--data THƯ-MỤC]
      chi-dan people add TÊN [--full-name "HỌ TÊN"] [--role reader|keeper|administrator]
      chi-dan people reset TÊN

  list    ai có tài khoản
  add     thêm tài khoản (mặc định: reader; tài khoản đầu tiên phải là administrator), in phần cuối của liên kết
          để người ấy tự đặt mật khẩu
  reset   in liên kết đặt lại mật khẩu, cả khi người quản trị quên mật khẩu của mình

Ghép phần được in vào sau địa chỉ của trang web. Liên kết dùng một lần, trong hai ngày.
`,
  async run(args, io, env) {
    const { values, positionals } = readArguments(args, {
      ...COMMON_OPTIONS,
      json: { type: "boolean" },
      role: { type: "string", default: "reader" },
      "full-name": { type: "string", default: "" },
    });
    const [action, name, ...rest] = positionals;
    const tellLink = (token: string) => io.out(`/tai-khoan/lien-ket?the=${token}\n`);
    return withCatalogue<ExitCode>(withOptions(readConfig(env), values), async (catalogue) => {
      const accounts = openAccounts(catalogue.people);
      if (action === "list" && name === undefined) {
        const people = accounts.people();
        io.out(values.json ? `${JSON.stringify(people)}\n` : people.map(line).join(""));
      } else if (action === "add" && name !== undefined && rest.length === 0) {
        const role = ROLES.find((one) => one === values.role);
        if (!role) throw new UsageError("arguments", `--role phải là ${ROLES.join(", ")}.`);
        tellLink(accounts.add({ name, fullName: values["full-name"], role }).token);
      } else if (action === "reset" && name !== undefined && rest.length === 0) {
        tellLink(accounts.linkFor(personNamed(accounts, name)));
      } else throw new UsageError("arguments", "Cần list, add TÊN hoặc reset TÊN; xem --help.");
      return 0;
    });
  },
};

type Row = ReturnType<Accounts["people"]>[number];

const line = ({ name, fullName, role, closedAt, ready }: Row): string =>
  `${name}  ${fullName}  ${role}${ready ? "" : "  chưa đặt mật khẩu"}${closedAt === null ? "" : "  đã khoá"}\n`;

function personNamed(accounts: Accounts, name: string): number {
  const person = accounts.people().find((one) => nameKey(one.name) === nameKey(name));
  if (!person || person.closedAt !== null)
    throw new UsageError("person-unknown", `Không có tài khoản đang mở tên “${name}”; xem people list.`);
  return person.id;
}
