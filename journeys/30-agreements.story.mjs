// An office's own list becomes the register: its columns are understood, its names are matched, everything is seen before it is
// written, an agreement is found, and the whole import is undone.
import { root } from "../ui/build/paths.mjs";
import { expect, story } from "./story.mjs";

export default story("A list of agreements is taken in and taken back", async ({ given, when, then, page, tr, visit, look, signIn, shot }) => {
    const total = async () => Number((await page.locator("[data-hits]").textContent()).replace(/\D+$/, "").replace(/.*\D(?=\d)/s, "").replace(/\D/g, "") || 0);
    const forward = async (where) => {
        await page.locator("main form.stack [type=submit]").last().click();
        await page.waitForURL(where);
        await look();
    };
    let before = 0;

    await given("the contract administrator has signed in and looks at the register", async () => {
        await signIn("contracts");
        await visit("/agreements");
        before = await total();
        await shot("list");
    });

    await when("she chooses the list that her office keeps", async () => {
        await page.locator("a[href='/agreements/imports']").click();
        await page.waitForURL("**/agreements/imports");
        await look();
        await page.locator("input[type=file]").setInputFiles(`${root}/data/agreements_made/register_made_from_ror_names.csv`);
        await page.locator("main form [type=submit]").first().click();
        await page.waitForURL("**/columns");
        await look();
        await shot("columns");
    });
    await then("its columns and its own words are understood", async () => {
        expect((await page.locator("select#column-0").inputValue()) === "country", "the first column is not the country");
        expect((await page.locator("select#column-5").inputValue()) === "ends_on", "the sixth column is not the end");
        expect((await page.locator("select#status-0").inputValue()) === "expired", "0 is not expired");
    });

    await when("she goes on to the check", async () => {
        await forward(/names|imports\/\d+$/);
        if (page.url().includes("/names")) await forward(/imports\/\d+$/);
        await shot("check");
    });
    await then("she sees what would happen, and nothing has happened", async () => {
        expect((await page.locator("main").textContent()).includes("Until the agreement is signed"), "the words that are no day are not shown");
        const check = page.url();
        await visit("/agreements");
        expect((await total()) === before, "something was written before she said so");
        await page.goto(check);
    });

    await when("she applies it", async () => {
        await page.locator("form[action$='/apply'] [type=submit]").click();
        await page.locator("form[action$='/undo']").waitFor({ state: "attached" });
        await look();
    });
    await then("an agreement of the list is found in the register", async () => {
        await visit("/agreements?q=JP006-2000A231");
        expect((await total()) === 1, "the agreement is not found by its number");
        await page.locator("#list tbody a[href^='/agreements/']").first().click();
        await page.waitForURL(/agreements\/\d+$/);
        await look();
        expect((await page.locator("main").textContent()).includes("Meisei University"), "the partner is not Meisei University");
        await shot("agreement");
    });

    await when("she undoes the import", async () => {
        await visit("/agreements/imports");
        await page.locator("main table a").first().click();
        await page.locator("details:has(form[action$='/undo']) summary").click();
        await page.locator("#sure").check();
        await page.locator("form[action$='/undo'] [type=submit]").click();
        await page.getByText(tr("agreements.import.undone_all")).waitFor(); // not some of it: that has other words
        await look();
    });
    await then("the register is as it was", async () => {
        await visit("/agreements");
        expect((await total()) === before, "the register is not as it was");
    });
});
