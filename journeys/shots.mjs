// Pictures of pages: light and dark, wide and narrow.   bin/shots [styleguide | /path …]   into build/shots/
// For paths the program must run; ENTENTE_ADDRESS tells where (http://127.0.0.1:8080), ENTENTE_LANGUAGE in which language,
// ENTENTE_AS who looks: a role of the cast, such as coordinator.
import { mkdirSync, readdirSync } from "node:fs";
import { openBrowser, openPage, schemes, widths } from "./browser.mjs";
import { built, root } from "../ui/build/paths.mjs";
import { cast } from "./program.mjs";
import { signIn } from "./story.mjs";
import { serveStyleguide } from "./styleguide.mjs";

const wanted = process.argv.slice(2);
const styleguide = wanted.length === 0 || wanted[0] === "styleguide";
const place = `${root}/build/shots${styleguide ? "/styleguide" : ""}`;
mkdirSync(place, { recursive: true });

const guide = styleguide ? await serveStyleguide() : null;
const address = guide?.address ?? process.env.ENTENTE_ADDRESS ?? "http://127.0.0.1:8080";
const only = styleguide ? wanted.slice(1) : [];
const pages = styleguide
    ? readdirSync(built("styleguide")).map((name) => `/${name.replace(".html", "")}`).filter((page) => !only.length || only.includes(page.slice(1)))
    : wanted;

const browser = await openBrowser();
for (const width of Object.keys(widths)) for (const scheme of schemes) {
    const page = await openPage(browser, { width, scheme, baseURL: address });
    const language = process.env.ENTENTE_LANGUAGE ?? "sv";
    if (!styleguide) await page.goto(`/?lang=${language}`);
    if (process.env.ENTENTE_AS) await signIn(page, cast()[process.env.ENTENTE_AS], language);
    for (const path of pages) {
        await page.goto(address + path);
        await page.evaluate(() => document.fonts.ready);
        const name = `${path.slice(1).replace(/[^\w-]+/g, "-") || "home"}-${width}-${scheme}.png`;
        await page.screenshot({ path: `${place}/${name}`, fullPage: true });
    }
    await page.context().close();
}
await browser.close();
guide?.stop();
console.log(`${pages.length * 4} pictures in ${place.slice(root.length + 1)}`);
