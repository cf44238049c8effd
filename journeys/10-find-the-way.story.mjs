// The first minute: sign in, change language without losing the place, look into every room, jump by keyboard.
import { expect, story } from "./story.mjs";

export default story("Somebody finds the way", async ({ given, when, then, page, language, visit, look, signIn, shot }) => {
    const rooms = () => page.locator(".top > .rooms a").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    const lang = () => page.locator("html").getAttribute("lang");

    await given("the coordinator has signed in", () => signIn("coordinator"));
    await then("the page speaks the language that was chosen", async () => {
        expect((await lang()) === language, `the page speaks ${await lang()}`);
        await look();
        await shot("start");
    });

    await when("each room is opened in turn", async () => {
        for (const room of await rooms()) {
            await visit(room);
            expect((await page.locator("h1").count()) === 1, `${room} has not one h1`);
            expect((await page.locator(".top > .rooms a[aria-current=page]").count()) === 1, `${room} is not marked in the navigation`);
            await shot(room.slice(1).replaceAll("/", "-") || "home");
        }
    });

    await when("the language is changed in the middle of a question", async () => {
        const room = (await rooms()).at(-1);
        await page.goto(`${room}?q=lund`);
        await page.locator(".top > .language").first().click();
    });
    await then("it is the same page with the same question in the other language", async () => {
        expect(page.url().includes("q=lund"), `the question is gone: ${page.url()}`);
        expect((await lang()) !== language, "the language did not change");
        await page.locator(".top > .language").first().click();
    });

    await when("the keyboard alone is used", async () => {
        await visit("/");
        await page.keyboard.press("Tab");
        expect((await page.evaluate(() => document.activeElement.className)).includes("skip"), "the first stop is not the skip link");
        await page.keyboard.press("Enter");
        await page.keyboard.press("Control+k");
    });
    await then("the palette opens, finds a room and goes there", async () => {
        expect(await page.locator("#palette").isVisible(), "the palette is not open");
        const room = page.locator(".top > .rooms a").last();
        const href = await room.getAttribute("href");
        await page.keyboard.type((await room.textContent()).trim().toLowerCase().slice(0, 6));
        await page.locator("#palette [aria-selected=true]").waitFor();
        await page.keyboard.press("Enter");
        await page.waitForURL((url) => url.pathname === href);
    });
});
