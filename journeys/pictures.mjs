// The pictures of the README, docs/pictures, taken anew from the demo.   bin/shots pictures
import { complete, openBrowser, openPage } from "./browser.mjs";
import { root } from "../ui/build/paths.mjs";
import { cast, startProgram } from "./program.mjs";
import { signIn } from "./story.mjs";

// One partnership that is being screened: it has the most to tell.
const pictures = [
    { name: "partnership", from: "/partnerships?q=klinisk", follow: "table.list tbody a" },
    { name: "my-work", path: "/my-work", who: "triage" },
    { name: "organisations", path: "/organisations?q=universitet" },
    { name: "telephone", from: "/partnerships?q=klinisk", follow: "table.list tbody a", width: "narrow", scheme: "dark" },
];

const program = await startProgram("pictures");
const browser = await openBrowser();
for (const { name, path, from, follow, who = "coordinator", ...view } of pictures) {
    const page = await openPage(browser, { baseURL: program.address, ...view });
    await signIn(page, cast()[who], "sv");
    await page.goto(path ?? from);
    if (follow) await page.goto(await page.locator(follow).first().getAttribute("href"));
    await complete(page);
    await page.screenshot({ path: `${root}/docs/pictures/${name}.png` });
    await page.context().close();
}
await browser.close();
await program.stop();
console.log(`${pictures.length} pictures in docs/pictures`);
