import { writeFileSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { expectSound } from "./accessible.ts";
import { browserForTests, executable, leads } from "./chromium.ts";
import { servedArchive } from "./served.ts";

const PASSWORD = "văn thư giữ kho";
const NEW = `LIÊN ĐOÀN LAO ĐỘNG TỈNH BÌNH THUẬN
Số: 311/KH-LĐLĐ
Bình Thuận, ngày 05 tháng 4 năm 2024
KẾ HOẠCH
Tổ chức Tháng Công nhân năm 2024 trong các khu công nghiệp
Các công đoàn cơ sở thăm hỏi đoàn viên mất việc làm và báo cáo trước ngày 31/5/2024.`;

describe.skipIf(!executable)("accounts and saved searches in a browser", () => {
  const served = servedArchive();
  const browser = browserForTests();

  const title = (page: Page) => page.locator("h1").textContent();

  it("leads from the first account over a saved search to signing out", async () => {
    const address = `${served.base}/?q=${encodeURIComponent("tháng công nhân")}`;
    await browser.visit(address, use, { bypassCSP: true });
  });

  async function use(page: Page): Promise<void> {
    const click = (selector: string) => leads(page, () => page.click(selector));
    const enter = (field: string) => leads(page, () => page.press(field, "Enter"));
    await click("text=Lưu tìm kiếm này");
    expect(await title(page)).toBe("Tìm kiếm đã lưu");
    await expectSound(page);

    await click("text=Lập tài khoản quản trị");
    await expectSound(page);
    await page.fill("#o-ten", "quan.tri");
    await page.fill("#o-ho-ten", "Trần Thị Bình");
    await page.fill("#o-mat-khau", PASSWORD);
    await page.fill("#o-nhap-lai", PASSWORD);
    await enter("#o-nhap-lai");
    await click("text=Tìm kiếm đã lưu");
    expect(await page.locator("main .rows a").first().textContent()).toBe("tháng công nhân");

    writeFileSync(path.join(served.archive.folder, "moi.txt"), NEW);
    await served.archive.index([served.archive.folder]);
    await page.reload();
    await click("text=1 mới");
    expect(await page.locator("main .rows a").first().textContent()).toContain("Tháng Công nhân");
    await expectSound(page);
    await click("text=Đánh dấu đã xem");
    expect(await page.locator("a.fresh").count()).toBe(0);

    await click("text=Trần Thị Bình");
    await expectSound(page);
    await click("text=Người dùng");
    await page.fill("#o-ten", "van.thu");
    await click("text=Thêm và lấy liên kết");
    expect(await page.locator("code.link").textContent()).toContain("/tai-khoan/lien-ket?the=");
    await expectSound(page);

    await click("text=Đăng xuất");
    expect(await title(page)).toBe("Đăng nhập");
    await expectSound(page);
    await page.fill("#o-ten", "quan.tri");
    await page.fill("#o-mat-khau", "không phải mật khẩu");
    await enter("#o-mat-khau");
    expect(await page.locator('[role="alert"]').textContent()).toContain("không đúng");
    await page.fill("#o-mat-khau", PASSWORD);
    await enter("#o-mat-khau");
    expect(await title(page)).toContain("Kho có");
  }
});
