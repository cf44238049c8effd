// A story in a browser: given, when, then, in English; its steps are written beside it. It runs in both languages, each time on a
// fresh database. Every page it comes to is inspected, and it takes its own pictures.
//
//   export default story("A coordinator finds an organisation", async ({ given, when, then, visit, signIn, page, tr }) => {
//       await given("the coordinator has signed in", () => signIn("coordinator"));
//       await when("she looks for Uppsala", …);
//       await then("it stands first", async () => expect(…));
//   });
import { mkdirSync } from "node:fs";
import { root } from "../ui/build/paths.mjs";
import { complete, openPage, widths } from "./browser.mjs";
import { inspect } from "./inspection.mjs";
import { cast, startProgram } from "./program.mjs";
import { isKnown, kindOf, learn } from "./shape.mjs";
import { words } from "./words.mjs";

export const story = (name, tell, options = {}) => ({ name, tell, options });

export function expect(held, otherwise) {
    if (!held) throw new Error(otherwise);
}

// Runs it once; answers with {passed, faults: [text]}, a step and an inspected page counting one each.
export async function run({ name, tell, options }, file, language, browser) {
    const { serve, ...view } = options;
    const program = await (serve?.() ?? startProgram(`${file}-${language}`));
    const count = { passed: 0, faults: [] };
    const page = await openPage(browser, { locale: language === "sv" ? "sv-SE" : "en-GB", baseURL: program.address, ...view });
    watchConsole(page, count);
    const teller = tellerOf({ page, file, language, count, address: program.address, world: serve ? file : "" });
    try {
        await tell(teller);
    } catch (failure) {
        if (!failure.told) count.faults.push(`${name}: ${failure.message}`);
        await page.screenshot({ path: `${root}/build/journeys/${file}-${language}-failed.png`, fullPage: true }).catch(() => {});
    }
    await page.context().close();
    await program.stop();
    return count;
}

function watchConsole(page, count) {
    page.on("pageerror", (error) => count.faults.push(`script on ${page.url()}: ${error.message}`));
    page.on("console", (message) => {
        if (message.type() === "error" && !/status of (4\d\d|503)/.test(message.text())) count.faults.push(`console on ${page.url()}: ${message.text()}`);
    });
}

// What the server last sent as a page, for as long as the browser is still at that address.
function lastSent(page) {
    let last = null;
    page.on("response", (answer) => {
        if (answer.request().isNavigationRequest() && answer.frame() === page.mainFrame()) last = answer;
    });
    return async () => (last?.url().split("#")[0] === page.url().split("#")[0] ? last.text().catch(() => "") : "");
}

const fetched = (page) => page.request.get(page.url(), { headers: { Accept: "text/html" } }).then((answer) => answer.text());

function tellerOf({ page, file, language, count, address, world }) {
    const tr = words(language);
    const sent = lastSent(page);
    const kindAt = (path) => `${language} ${world} ${kindOf(path)}`;
    const look = async () => {
        const path = new URL(page.url()).pathname, kind = kindAt(path);
        const [html, now] = await Promise.all([sent(), page.content()]);
        const known = isKnown(kind, now) && isKnown(kind, html);
        for (const one of [now, html]) learn(kind, one);
        if (known) return;
        const faults = await inspect(page, html || (await fetched(page)));
        if (faults.length) count.faults.push(...faults.map((fault) => `${path}: ${fault}`));
        else ++count.passed;
    };
    const step = (kind) => async (what, act) => {
        try {
            const result = await act();
            ++count.passed;
            return result;
        } catch (failure) {
            count.faults.push(`${kind} ${what}: ${failure.message.split("\n").slice(0, 6).join("\n        ")}`);
            throw Object.assign(failure, { told: true });
        }
    };
    const visit = async (path) => {
        const answer = await page.goto(path);
        expect(answer.ok(), `${path} answered ${answer.status()}`);
        await look();
    };
    return {
        page, language, tr, visit, look, address,
        inspected: (path, html) => isKnown(kindAt(path), html),
        given: step("given"), when: step("when"), then: step("then"),
        signIn: (who) => signIn(page, cast()[who], language, look),
        shot: (name) => shot(page, `${file}/${name}-${language}`),
    };
}

export async function signIn(page, account, language, look = async () => {}) {
    await page.context().clearCookies();    // whoever was signed in before has left
    await page.goto(`/sign-in?lang=${language}`);
    await look();
    await page.locator("main input[name=email]").fill(account.email);
    await page.locator("main input[type=password]").fill(account.password);
    await page.locator("main form [type=submit]").first().click();
    await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}

// Two pictures: wide and light, narrow and dark.
async function shot(page, name) {
    mkdirSync(`${root}/build/shots/${name.split("/")[0]}`, { recursive: true });
    const before = page.viewportSize();
    await complete(page);
    for (const [width, colorScheme] of [["wide", "light"], ["narrow", "dark"]]) {
        await page.setViewportSize(widths[width]);
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await page.screenshot({ path: `${root}/build/shots/${name}-${width}-${colorScheme}.png`, fullPage: true });
    }
    await page.setViewportSize(before);
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
}
