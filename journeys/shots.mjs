// Pictures of pages: light and dark, wide and narrow.   bin/shots [styleguide | /path …]   into build/shots/
// For paths the program must run; ENTENTE_ADDRESS tells where (http://127.0.0.1:8080), ENTENTE_LANGUAGE in which language,
// ENTENTE_AS who looks: a role of the cast, such as coordinator.
import { mkdirSync, readdirSync } from "node:fs";
import { complete, openBrowser, openPage, schemes, widths } from "./browser.mjs";
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

// Signs in once: the cookies serve for every picture.
async function asVisitor(browser) {
    const language = process.env.ENTENTE_LANGUAGE ?? "sv";
    const page = await openPage(browser, { baseURL: address });
    await page.goto(`/?lang=${language}`);
    if (process.env.ENTENTE_AS) await signIn(page, cast()[process.env.ENTENTE_AS], language);
    const kept = await page.context().storageState();
    await page.context().close();
    return kept;
}

const browser = await openBrowser();
const visitor = styleguide ? undefined : await asVisitor(browser);
for (const width of Object.keys(widths)) for (const scheme of schemes) {
    const page = await openPage(browser, { width, scheme, storageState: visitor });
    for (const path of pages) {
        await page.goto(address + path);
        await complete(page);
        const name = `${path.slice(1).replace(/[^\w-]+/g, "-") || "home"}-${width}-${scheme}.png`;
        await page.screenshot({ path: `${place}/${name}`, fullPage: true });
    }
    await page.context().close();
}
await browser.close();
guide?.stop();
console.log(`${pages.length * 4} pictures in ${place.slice(root.length + 1)}`);
