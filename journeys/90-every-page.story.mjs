// Every page that a link leads to, as those who may see it: whole, in the right language, and inspected, light and dark. A link that
// leads nowhere is a fault, and so is a page that no link leads to.
import { execFileSync } from "node:child_process";
import { binary } from "./program.mjs";
import { elementsOf, kindOf } from "./shape.mjs";
import { expect, story } from "./story.mjs";

const people = ["coordinator", "triage", "administrator", "auditor", "proposer"];
const notLinked = /^\/(sign-in|api|assets|healthz|readyz|metrics)\b/;

// What the program's own table of routes says.
function routes() {
    const rows = execFileSync(binary, ["routes"], { encoding: "utf8" }).trim().split("\n").map((row) => row.split("\t"));
    return rows.filter(([method, path]) => method === "GET" && !notLinked.test(path)).map(([, path]) => path);
}

const contentOf = (html) => html?.match(/<main[^]*<\/main>/)?.[0];
const isPage = (answer) => answer.status === 200 && (answer.headers.get("content-type") ?? "").startsWith("text/html");

// Where the elements of a page lead. The address of a form that is posted shows the form again when it is only read: no page of its own.
const isPosted = ({ name, attributes }) => name === "form" && (attributes.method ?? "").toLowerCase() === "post";
const addressesOf = ({ name, attributes }) => [name === "a" && attributes.href, name === "form" && attributes.action, attributes["data-suggest"], attributes["data-similar"]];
const isOurs = (address) => address?.startsWith?.("/");
const linksOf = (elements) => elements.filter((one) => !isPosted(one)).flatMap(addressesOf).filter(isOurs).map((link) => link.split(/[?#]/)[0]);
const postedTo = (elements) => elements.filter(isPosted).map(({ attributes }) => attributes.action).filter(isOurs);

export default story("Every page is whole", async ({ given, then, page, language, address, inspected, look, signIn }) => {
    const reached = new Set(), faults = new Set();

    // Asked without the browser, which only opens what has something on it that it has not seen yet. What is no page (a download,
    // a stream of events) is only asked whether it answers.
    async function ask(path, more = {}) {
        const cookies = (await page.context().cookies()).map(({ name, value }) => `${name}=${value}`).join("; ");
        const answer = await fetch(address + path, { headers: { Accept: "text/html", "Accept-Language": language, Cookie: cookies }, ...more });
        if (isPage(answer)) return { status: 200, path: new URL(answer.url).pathname, html: await answer.text() };
        await answer.body?.cancel();
        return { status: answer.status, html: "" };
    }

    async function linksOn(path) {
        const { status, html, path: shown } = await ask(path);
        if (status >= 400) faults.add(`${path} answered ${status}`);
        if (!html) return [];
        const elements = elementsOf(html);
        if (elements.find(({ name }) => name === "html")?.attributes.lang !== language) faults.add(`${path} is not in ${language}`);
        if (!inspected(shown, html)) await page.goto(path).then(look);
        for (const action of postedTo(elements)) reached.add(kindOf(action));
        return linksOf(elements);
    }

    async function walk() {
        const seen = new Set(["/"]), waiting = ["/"];
        while (waiting.length) {
            const path = waiting.shift();
            reached.add(kindOf(path));
            for (const next of await linksOn(path)) {
                if (seen.has(kindOf(next)) || next === "/sign-out") continue;
                seen.add(kindOf(next));
                waiting.push(next);
            }
        }
    }

    // Addresses that answer without being a page of their own (suggestions, redirections, an act that shows the page it was asked on)
    // need no link.
    async function pagesWithoutLink() {
        const found = [];
        for (const route of routes().filter((one) => !reached.has(kindOf(one.replaceAll("{}", "1"))))) {
            const path = route.replaceAll("{}", "1");
            const { html } = await ask(path, { redirect: "manual" });
            if (html.includes("<html") && contentOf(html) !== contentOf((await ask(path.replace(/\/[^/]+$/, ""))).html)) found.push(route);
        }
        return found;
    }

    await then("each page that is open to anyone is whole", walk);
    for (const who of people) {
        await given(`the ${who} has signed in`, () => signIn(who));
        await then("each page that a link leads to is whole", walk);
    }
    await then("every link leads somewhere, for whoever sees it, and every page has a link", async () => {
        for (const who of people) {
            await signIn(who);
            for (const route of await pagesWithoutLink()) faults.add(`no link leads to ${route}, which the ${who} may see`);
        }
        expect(!faults.size, [...faults].join(", "));
    });
});
