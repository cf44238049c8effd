// Lighthouse on the five main pages, signed in.   bin/lighthouse [/path …]   prints the scores; reports lie in build/lighthouse/.
// Falls when accessibility, best practices or speed is below what the product promises.
import lighthouse from "lighthouse";
import { chromium } from "playwright-core";
import { write, root } from "../ui/build/paths.mjs";
import { cast, startProgram } from "./program.mjs";

const promised = { performance: 0.95, accessibility: 1, "best-practices": 0.95 };
const paths = process.argv.slice(2);
const pages = paths.length ? paths : ["/sign-in", "/", "/organisations", "/partnerships", "/administration"];
const port = 9222 + (process.pid % 500);

const program = await startProgram("lighthouse");
const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: [`--remote-debugging-port=${port}`, "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-sync"],
});
const page = await browser.newPage({ baseURL: program.address });
const account = cast().coordinator;
await page.goto("/sign-in");
await page.locator("main input[name=email]").fill(account.email);
await page.locator("main input[type=password]").fill(account.password);
await page.locator("main form [type=submit]").first().click();
await page.waitForLoadState();
const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");

// The best of three: a busy machine makes a page slower than it is, never quicker.
async function best(path) {
    let found = null;
    for (let tries = 0; tries < 3 && (found?.lhr.categories.performance.score ?? 0) < promised.performance; ++tries) {
        const next = await look(path);
        if (!found || next.lhr.categories.performance.score > found.lhr.categories.performance.score) found = next;
    }
    return found;
}

function look(path) {
    return lighthouse(program.address + path, {
        port, output: "html", logLevel: "error", onlyCategories: Object.keys(promised), formFactor: "desktop", throttlingMethod: "provided",
        screenEmulation: { mobile: false, width: 1360, height: 940, deviceScaleFactor: 1 }, extraHeaders: path === "/sign-in" ? {} : { Cookie: cookies },
    });
}

let passed = 0, failed = 0;
for (const path of pages) {
    const { lhr, report } = await best(path);
    write(`${root}/build/lighthouse/${path.slice(1).replaceAll("/", "-") || "home"}.html`, report);
    const scores = Object.entries(promised).map(([name, least]) => ({ name, score: lhr.categories[name].score, least }));
    console.log(path.padEnd(20), scores.map(({ name, score }) => `${name} ${Math.round(score * 100)}`).join("  "));
    for (const { score, least } of scores) score >= least ? ++passed : ++failed;
    for (const audit of Object.values(lhr.audits)) if (audit.score !== null && audit.score < 0.5) console.log(`    ${audit.id}: ${audit.title}`);
}
await browser.close();
await program.stop();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
