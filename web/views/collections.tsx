/** `/kho`: collections, groups, and who sees what. */
import type { Choice, CollectionModel, CollectionsModel, GroupModel } from "../presenters/collections.ts";
import { Field, Refusal } from "./fields.tsx";
import { FormToken, type Frame, Layout } from "./layout.tsx";

export function CollectionsPage({
  frame,
  model,
}: {
  readonly frame: Frame;
  readonly model: CollectionsModel;
}) {
  return (
    <Layout frame={frame} title="Kho" page="collections">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <h1>Kho và quyền xem</h1>
        <Refusal error={model.error} />
        <UnderWay says={model.underWay} />
        <p>
          {model.rows.length === 0
            ? "Chưa chia kho: ai được đọc cũng thấy mọi văn bản. Lập một kho, chọn thư mục của nó và người được xem; người khác sẽ không biết văn bản trong đó có tồn tại."
            : "Thư mục không nằm trong kho nào thì ai được đọc cũng thấy. Người quản trị thấy mọi kho."}
        </p>
        <ul class="rows">
          {model.rows.map(({ id, name, says }) => (
            <li key={id}>
              <a href={`/kho/${id}`}>{name}</a>
              <span class="row-title">{says}</span>
            </li>
          ))}
        </ul>
        <form action="/kho" method="post" class="form">
          <FormToken frame={frame} />
          <Field
            name="ten"
            label="Tên kho mới"
            hint="Ví dụ: Hồ sơ cán bộ. Lúc đầu chỉ người quản trị thấy."
          />
          <button type="submit">Lập kho</button>
        </form>
        <h2>Nhóm người dùng</h2>
        {model.groups.length === 0 && <p>Chưa có nhóm nào. Nhóm giúp trao quyền cho nhiều người một lần.</p>}
        <ul class="rows">
          {model.groups.map(({ id, name, says }) => (
            <li key={id}>
              <a href={`/kho/nhom/${id}`}>{name}</a>
              <span class="row-title">{says}</span>
            </li>
          ))}
        </ul>
        <form action="/kho/nhom" method="post" class="form">
          <FormToken frame={frame} />
          <p class="field">
            <label for="o-nhom">Tên nhóm mới</label>
            <input id="o-nhom" name="ten" autocomplete="off" required maxLength={200} />
          </p>
          <button type="submit">Lập nhóm</button>
        </form>
      </main>
    </Layout>
  );
}

export function CollectionPage({ frame, model }: { readonly frame: Frame; readonly model: CollectionModel }) {
  const at = (what: string) => `/kho/${model.id}/${what}`;
  return (
    <Layout frame={frame} title={model.name} page="collections">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <p>
          <a href="/kho">Các kho</a>
        </p>
        <h1>{model.name}</h1>
        <Refusal error={model.error} />
        <UnderWay says={model.underWay} />
        <h2>Thư mục</h2>
        {model.folders.length === 0 && <p>Kho này chưa có thư mục nào.</p>}
        <ul class="rows">
          {model.folders.map(({ path, label }) => (
            <li key={path} class="row-with-action">
              <span class="path">{label}</span>
              <form action={at("thu-muc")} method="post">
                <FormToken frame={frame} />
                <input type="hidden" name="bo" value={path} />
                <button type="submit" class="quiet">
                  Đưa ra khỏi kho<span class="visually-hidden"> {label}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
        {model.others.length > 0 && (
          <form action={at("thu-muc")} method="post" class="form">
            <FormToken frame={frame} />
            <p class="field">
              <label for="o-them">Thêm thư mục</label>
              <select id="o-them" name="them" required>
                <option value="">Chọn thư mục…</option>
                {model.others.map(({ path, label }) => (
                  <option key={path} value={path}>
                    {label}
                  </option>
                ))}
              </select>
              <span class="says">Mọi thứ trong thư mục ấy thuộc kho này, trừ thư mục con đã ở kho khác.</span>
            </p>
            <button type="submit">Thêm vào kho</button>
          </form>
        )}
        <h2>Ai được xem</h2>
        <form action={at("nguoi-xem")} method="post" class="form">
          <FormToken frame={frame} />
          <fieldset class="choices">
            <legend>Kho này hiện với</legend>
            <label>
              <input type="radio" name="ai" value="moi-nguoi" checked={model.open} /> mọi người được đọc
            </label>
            <label>
              <input type="radio" name="ai" value="da-chon" checked={!model.open} /> chỉ những người và nhóm
              được chọn dưới đây
            </label>
          </fieldset>
          <Choices name="nhom" legend="Nhóm" choices={model.groups} none="Chưa có nhóm nào." />
          <Choices name="nguoi" legend="Người" choices={model.people} none="Chưa có người dùng nào khác." />
          <p class="says">Người quản trị thấy mọi kho.</p>
          <button type="submit">Lưu người được xem</button>
        </form>
        <h2>Tên</h2>
        <form action={at("ten")} method="post" class="form">
          <FormToken frame={frame} />
          <Field name="ten" label="Tên kho" value={model.name} />
          <button type="submit">Đổi tên</button>
        </form>
        <h2>Xoá kho</h2>
        <form action={at("xoa")} method="post">
          <FormToken frame={frame} />
          <p>
            Văn bản và tệp được giữ nguyên, nhưng từ đó <strong>ai được đọc cũng thấy</strong> các thư mục
            này.
          </p>
          <button type="submit" class="quiet">
            Xoá kho {model.name}
          </button>
        </form>
      </main>
    </Layout>
  );
}

export function GroupPage({ frame, model }: { readonly frame: Frame; readonly model: GroupModel }) {
  return (
    <Layout frame={frame} title={model.name} page="collections">
      <main id="noi-dung" class="form-page" tabIndex={-1}>
        <p>
          <a href="/kho">Các kho</a>
        </p>
        <h1>Nhóm {model.name}</h1>
        <Refusal error={model.error} />
        <form action={`/kho/nhom/${model.id}`} method="post" class="form">
          <FormToken frame={frame} />
          <Field name="ten" label="Tên nhóm" value={model.name} />
          <Choices
            name="nguoi"
            legend="Người trong nhóm"
            choices={model.people}
            none="Chưa có người dùng nào khác ngoài người quản trị."
          />
          <button type="submit">Lưu nhóm</button>
        </form>
        <h2>Xoá nhóm</h2>
        <form action={`/kho/nhom/${model.id}/xoa`} method="post">
          <FormToken frame={frame} />
          <p>Người trong nhóm vẫn còn tài khoản, nhưng không xem được kho nào nhờ nhóm này nữa.</p>
          <button type="submit" class="quiet">
            Xoá nhóm {model.name}
          </button>
        </form>
      </main>
    </Layout>
  );
}

function Choices({
  name,
  legend,
  choices,
  none,
}: {
  readonly name: string;
  readonly legend: string;
  readonly choices: readonly Choice[];
  readonly none: string;
}) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      {choices.length === 0 && <span class="says">{none}</span>}
      {choices.map(({ id, label, chosen }) => (
        <label key={id}>
          <input type="checkbox" name={name} value={String(id)} checked={chosen} /> {label}
        </label>
      ))}
    </fieldset>
  );
}

const UnderWay = ({ says }: { readonly says: string | null }) =>
  says === null ? null : (
    <p class="done" role="status">
      {says}
    </p>
  );
