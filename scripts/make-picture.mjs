// Takes the README's picture from a running Storybook: node scripts/make-picture.mjs [http://localhost:6006]
import { chromium } from "playwright";
import { findChromium } from "./chromium.mjs";
import { root } from "./dependencies.mjs";

const [storybook = "http://localhost:6006"] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath: await findChromium() });
const page = await browser.newPage({ viewport: { width: 948, height: 900 } });
await page.goto(`${storybook}/iframe.html?id=tasks-image-segmentation--recorded&viewMode=story`);
await page.getByRole("article").waitFor();
await page.waitForTimeout(2000);
await page.getByRole("article").screenshot({ path: `${root}/public/widgets.png` });
await browser.close();
