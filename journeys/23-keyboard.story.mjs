// E18, first half: the form of E1 with the keyboard alone. Errors are told in words and reached by their links, what was typed
// stays, and the focus is where one expects it.
import { expect, story } from "./story.mjs";

export default story("An idea is proposed with the keyboard alone", async ({ given, when, then, page, tr, language, visit, look, signIn, shot }) => {
    const focused = () => page.evaluate(() => document.activeElement.id || document.activeElement.name || document.activeElement.tagName);
    // Tab until the field has the focus, as somebody without a mouse does.
    const tabTo = async (wanted) => {
        for (let steps = 0; steps < 90; ++steps) {
            if ((await focused()) === wanted) return;
            await page.keyboard.press("Tab");
        }
        throw new Error(`Tab never came to ${wanted}; it is at ${await focused()}`);
    };
    const tabToSend = async () => {
        for (let steps = 0; steps < 90; ++steps) {
            if (await page.evaluate(() => document.activeElement.matches("#idea > .actions [type=submit]"))) return;
            await page.keyboard.press("Tab");
        }
        throw new Error("Tab never came to the button");
    };

    await given("a coordinator who uses no mouse opens the form", async () => {
        await signIn("coordinator");
        await visit("/partnerships/new");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Enter");    // past the navigation, by the skip link
    });
    await when("the form is sent with only a title", async () => {
        await tabTo("title");
        await page.keyboard.type("Nordvik: bara tangentbordet");
        await tabToSend();
        await page.keyboard.press("Enter");
        await page.locator("[aria-invalid=true]").first().waitFor();
    });
    await then("the errors are told in words, linked to their fields, and the title is still there", async () => {
        const summary = page.locator(".ds-error-summary, [role=alert]").first();
        expect(await summary.isVisible(), "no summary of errors");
        expect((await page.inputValue("#title")) === "Nordvik: bara tangentbordet", "the title is gone");
        const described = await page.locator("#purpose").getAttribute("aria-describedby");
        const words = await Promise.all((described ?? "").split(" ").filter(Boolean).map((id) => page.locator(`#${id}`).textContent()));
        expect(words.join(" ").includes(tr("web.field.missing")), `the field says: ${words.join(" ")}`);
        const link = page.locator("main a[href='#purpose']").first();
        expect(await link.count(), "no link to the field");
        await link.focus();
        await page.keyboard.press("Enter");
        expect((await focused()) === "purpose", `the link leads to ${await focused()}`);
        await look();
        await shot("errors");
    });
    await when("what is missing is filled in, boxes and choices with Space", async () => {
        await page.keyboard.type("Vi vill förstå hur hjärnan åldras.");
        await tabTo("areas-research");
        await page.keyboard.press("Space");
        await tabTo("areas-education");
        await page.keyboard.press("Space");
        await page.locator("main a[href='#partner1']").first().focus();
        await page.keyboard.press("Enter");
        await page.keyboard.type("Universitetet i Stavanger");
        await shot("filled");
        await tabToSend();
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/partnerships\/\d+$/);
    });
    await then("it is proposed, the message is read aloud, and nothing has trapped the focus", async () => {
        expect((await page.locator("h1").textContent()).includes("bara tangentbordet"), "another page");
        const text = await page.locator("[role=status]").allTextContents();
        expect(text.join(" ").includes(tr("partnerships.idea.received")), `the page says: ${text.join(" ")}`);
        expect((await page.locator("html").getAttribute("lang")) === language, "another language");
        const places = new Set();
        for (let steps = 0; steps < 30; ++steps) {
            await page.keyboard.press("Tab");
            places.add(await page.evaluate(() => document.activeElement.outerHTML));
        }
        expect(places.size > 15, `Tab goes round among ${places.size} places`);
        await look();
    });
});
