// Every page that a link leads to, as those who may see it: inspected once each, light and dark. A page that no link leads to is a fault.
import { execFileSync } from "node:child_process";
import { binary } from "./program.mjs";
import { expect, story } from "./story.mjs";

const people = ["administrator", "coordinator", "triage", "proposer"];

// /organisations/17/names and /organisations/3/names are one page.
const patternOf = (path) => path.replace(/\/\d+(?=\/|$)/g, "/{}");

// The pages of the program: what its own table of routes says.
function pages() {
    const rows = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((row) => row.split("\t"));
    return rows.filter(([method, path]) => method === "GET" && !/^\/(api|assets|healthz|readyz|metrics)\b/.test(path)).map(([, path]) => path);
}

export default story("Every page is whole", async ({ given, then, page, look, signIn }) => {
    const reached = new Set(), dead = new Set();

    const links = () => page.locator("a[href^='/'], form[method=get][action^='/']").evaluateAll((all) => all.map((one) => one.getAttribute("href") ?? one.getAttribute("action")));

    // What is no page (a download, a stream of events) is only asked whether it answers.
    async function open(path) {
        const answer = await page.request.head(path);
        if (answer.status() >= 400) dead.add(`${path}: ${answer.status()}`);
        if (answer.status() >= 400 || !(answer.headers()["content-type"] ?? "").startsWith("text/html")) return [];
        await page.goto(path);
        await look();
        return links();
    }

    async function walk(from) {
        const seen = new Set(from.map(patternOf)), waiting = [...from];
        while (waiting.length) {
            const path = waiting.shift();
            if (reached.has(patternOf(path)) && path !== "/") continue;
            reached.add(patternOf(path));
            for (const next of (await open(path)).map((link) => link.split(/[?#]/)[0])) {
                if (seen.has(patternOf(next)) || next === "/sign-out") continue;
                seen.add(patternOf(next));
                waiting.push(next);
            }
        }
    }

    for (const who of people) {
        await given(`the ${who} has signed in`, () => signIn(who));
        await then("each page that a link leads to is whole", () => walk(["/"]));
    }
    await then("every link leads somewhere, for whoever sees it, and every page has a link", () => {
        const hidden = pages().filter((path) => !reached.has(path));
        expect(!dead.size && !hidden.length, `Dead: ${[...dead].join(", ") || "none"}. Without a link: ${hidden.join(", ") || "none"}.`);
    });
});
