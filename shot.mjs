import { chromium } from "playwright";
const b = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox"] });
const [, , ...jobs] = process.argv;
for (const job of jobs) {
  const [id, width, scheme, dir, act] = job.split(",");
  const page = await b.newPage({ viewport: { width: Number(width), height: 900 } });
  await page.goto(`http://localhost:6106/iframe.html?id=${id}&viewMode=story&globals=scheme:${scheme};direction:${dir}`, { timeout: 120000 });
  await page.waitForSelector("article", { timeout: 120000 });
  await page.waitForTimeout(2500);
  if (act) await page.getByRole(act.split(":")[0], { name: act.split(":")[1] }).first().click().then(() => page.waitForTimeout(1200));
  await page.screenshot({ path: `/tmp/audio/${id}-${width}-${scheme}-${dir}${act ? "-act" : ""}.png`, fullPage: true });
  await page.close();
}
await b.close();
