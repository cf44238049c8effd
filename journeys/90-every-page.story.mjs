// Every page that a link leads to, as those who may see it: inspected once each, light and dark. A page that no link leads to is a fault.
import { execFileSync } from "node:child_process";
import { binary } from "./program.mjs";
import { expect, story } from "./story.mjs";

const people = ["coordinator", "triage", "administrator", "auditor", "proposer"];
const notLinked = /^\/(sign-in|api|assets|healthz|readyz|metrics)\b/;

// /organisations/17/names and /organisations/3/names are one page.
const patternOf = (path) => path.replace(/\/\d+(?=\/|$)/g, "/{}");

// What the program's own table of routes says.
function routes() {
    const rows = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((row) => row.split("\t"));
    return rows.filter(([method, path]) => method === "GET" && !notLinked.test(path)).map(([, path]) => path);
}

export default story("Every page is whole", async ({ given, then, page, look, signIn }) => {
    const reached = new Set(), dead = new Set();

    const isPage = (answer) => answer.status() === 200 && (answer.headers()["content-type"] ?? "").startsWith("text/html");
    const links = () => page.locator("a[href^='/'], form:not([method=post])[action^='/'], [data-suggest], [data-similar]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? one.getAttribute("action") ?? one.dataset.suggest ?? one.dataset.similar));

    // The address of a form that is posted shows the form again when it is only read: no page of its own.
    const posted = () => page.locator("form[method=post][action^='/']").evaluateAll((all) => all.map((form) => form.getAttribute("action")));

    // What is no page (a download, a stream of events) is only asked whether it answers.
    async function open(path) {
        const answer = await page.request.head(path);
        if (answer.status() >= 400) dead.add(`${path}: ${answer.status()}`);
        if (!isPage(answer)) return [];
        await page.goto(path);
        await look();
        for (const action of await posted()) reached.add(patternOf(action));
        return links();
    }

    async function walk() {
        const seen = new Set(["/"]), waiting = ["/"];
        while (waiting.length) {
            const path = waiting.shift();
            reached.add(patternOf(path));
            for (const next of (await open(path)).map((link) => link.split(/[?#]/)[0])) {
                if (seen.has(patternOf(next)) || next === "/sign-out") continue;
                seen.add(patternOf(next));
                waiting.push(next);
            }
        }
    }

    // Addresses that answer without being a page of their own (suggestions, redirections) need no link.
    async function pagesWithoutLink() {
        const found = [];
        for (const path of routes().filter((route) => !reached.has(route))) {
            const answer = await page.request.get(path.replaceAll("{}", "1"), { headers: { Accept: "text/html" }, maxRedirects: 0, timeout: 3000 }).catch(() => null);
            if (answer && isPage(answer) && (await answer.text()).includes("<html")) found.push(path);
        }
        return found;
    }

    await then("each page that is open to anyone is whole", walk);
    for (const who of people) {
        await given(`the ${who} has signed in`, () => signIn(who));
        await then("each page that a link leads to is whole", walk);
    }
    await then("every link leads somewhere, for whoever sees it, and every page has a link", async () => {
        await signIn("coordinator");
        const hidden = await pagesWithoutLink();
        expect(!dead.size && !hidden.length, `Dead: ${[...dead].join(", ") || "none"}. Without a link: ${hidden.join(", ") || "none"}.`);
    });
});
