// The style guide: the patterns that every room's pages are made of, inspected before any page uses them.
import { readdirSync } from "node:fs";
import { built } from "../ui/build/paths.mjs";
import { expect, story } from "./story.mjs";
import { serveStyleguide } from "./styleguide.mjs";

export default story("The patterns of the face hold", async ({ given, when, then, page, visit }) => {
    await given("each page of the style guide is looked at", async () => {
        for (const name of readdirSync(built("styleguide"))) await visit(`/${name.replace(".html", "")}`);
    });
    await when("all rows of a list are marked", async () => {
        await page.goto("/organisations");
        await page.locator("[data-all]").check();
    });
    await then("the bar says how many", async () => {
        const said = await page.locator("[data-marked]").textContent();
        expect(said === "5", `the bar says ${said}`);
    });
    await when("a menu is open and Escape is pressed", async () => {
        await page.locator("details.account > summary").click();
        await page.keyboard.press("Escape");
    });
    await then("it is closed and has the focus", async () => {
        const state = await page.locator("details.account").evaluate((menu) => [menu.open, menu.contains(document.activeElement)]);
        expect(!state[0] && state[1], `open and focus: ${state}`);
    });
}, { serve: serveStyleguide, languages: ["sv"] });
