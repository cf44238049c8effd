// What the scripts of ui/js add, each on the smallest page that uses it (journeys/stage.mjs).
import { stage } from "./stage.mjs";
import { expect, story } from "./story.mjs";

export default story("The scripts make pages quicker and lose nothing", async ({ when, then, page }) => {
    const text = (selector) => page.locator(selector).textContent();
    const becomes = (selector, words) => page.locator(selector, { hasText: words }).waitFor({ timeout: 5000 });

    await when("somebody types in a list's search field", async () => {
        await page.goto("/list");
        await page.locator("main [name=q]").pressSequentially("lund");
        await page.waitForURL(/q=lund$/);
        await becomes("[data-hits]", "2 hits");
    });
    await then("only the list is exchanged, the address follows, and the hits are read aloud", async () => {
        expect(page.url().endsWith("/list?q=lund"), page.url());
        expect(await page.locator("main [name=q]").evaluate((field) => field === document.activeElement), "the field lost the focus");
        await becomes("#announcer", "2 hits");
    });
    await when("a heading is pressed and Back after it", async () => {
        const kept = await text("#kept");
        await page.locator("#sort").click();
        await page.waitForURL(/sort=name/);
        expect((await text("#kept")) === kept, "the whole page was exchanged");
        await page.goBack();
        await becomes("[data-hits]", "2 hits");
    });

    await when("the palette is asked for Umeå", async () => {
        await page.keyboard.press("Control+k");
        await page.keyboard.type("umeå");
        await becomes("#palette li", "Umeå universitet");
        await page.keyboard.press("Enter");
    });
    await then("it goes there", () => page.waitForURL(/q=Ume/));
    await when("the palette has hits of two kinds", async () => {
        await page.keyboard.press("Control+k");
        await page.keyboard.type("lund");
        await becomes("#palette li", "Agreement on exchange");
    });
    await then("each kind stands under its name, and the arrows walk through both", async () => {
        const groups = await page.locator("#palette [role=group]").evaluateAll((all) => all.map((one) => `${one.ariaLabel} ${one.querySelectorAll("[role=option]").length}`));
        expect(groups.join(", ") === "Organisations 2, Agreements 1", groups.join(", "));
        for (const _ of groups) await page.keyboard.press("ArrowDown");
        await page.keyboard.press("Enter");
        await page.waitForURL(/removed/);
    });

    // The browser's own question; it stays when it is asked.
    const asked = async (act) => {
        const question = page.waitForEvent("dialog", { timeout: 3000 });
        const acting = act();
        const dialog = await question;
        await dialog.dismiss();
        await acting;
        return dialog.type();
    };
    await when("reasons are typed in one form and another form of the page is sent", () => page.goto("/two"));
    await then("the browser asks first, and the reasons stand", async () => {
        await page.locator("textarea").pressSequentially("It fits");
        const question = await asked(() => page.getByRole("button", { name: "Declare" }).click({ noWaitAfter: true }));
        expect(question === "beforeunload", `asked: ${question}`);
        expect((await page.locator("textarea").inputValue()) === "It fits", page.url());
    });
    await when("the other form has something typed too, is sent, and the reader stays", async () => {
        await page.locator("[name=statement]").pressSequentially("None");
        await asked(() => page.getByRole("button", { name: "Declare" }).click({ noWaitAfter: true }));
    });
    await then("sending the first asks about the other, which was not sent after all", async () => {
        const question = await asked(() => page.getByRole("button", { name: "Answer" }).click({ noWaitAfter: true }));
        expect(question === "beforeunload", `asked: ${question}`);
        await page.locator("[name=statement]").evaluate((field) => field.form.remove());
    });
    await when("their own form is sent", () => page.getByRole("button", { name: "Answer" }).click());
    await then("nothing is asked", () => page.waitForURL(/removed/));
    await when("what was sent was refused, and somebody leaves the answer by a link", () => page.goto("/refused"));
    await then("the browser asks first, for it stands nowhere else", async () => {
        await page.locator("textarea").click();
        const question = await asked(() => page.getByRole("link", { name: "Away" }).click({ noWaitAfter: true }));
        expect(question === "beforeunload", `asked: ${question}`);
    });

    const title = page.locator("[name=title]"), chosen = page.locator("[name=name]"), chosenId = page.locator("main input[name=id]");
    await when("something is typed, an organisation chosen, and the language switched before it is sent", async () => {
        await page.goto("/choose");
        await title.pressSequentially("Framework");
        await chosen.pressSequentially("city hosp");
        await page.locator("#names [role=option]").nth(1).click();
        await page.getByRole("link", { name: "Other language" }).click();
        await page.waitForURL(/turn=1/);
    });
    await then("the text and the one that was chosen came along, in their own form of the page", async () => {
        expect((await title.inputValue()) === "Framework", await title.inputValue());
        expect((await chosen.inputValue()) === "City Hospital" && (await chosenId.inputValue()) === "5", `${await chosen.inputValue()} ${await chosenId.inputValue()}`);
    });
    await then("leaving it is asked about as before the switch", async () => {
        const question = await asked(() => page.getByRole("link", { name: "Away" }).click({ noWaitAfter: true }));
        expect(question === "beforeunload", `asked: ${question}`);
        await title.evaluate((field) => field.form.remove());
    });

    // By the page itself, a moment apart: from here one would wait for the answer to the first.
    const press = async (...words) => {
        stage.saved.sent = [];
        await page.goto("/slow");
        await page.evaluate((words) => words.forEach((word, turn) => setTimeout(() => [...document.querySelectorAll("main button")].find((one) => one.textContent === word).click(), 300 * turn)), words);
        await page.locator("h1", { hasText: "Removed" }).waitFor({ timeout: 5000 });
    };
    await when("a button is pressed again while the answer is on its way", () => press("Send", "Send"));
    await then("the form was sent once", () => expect(`${stage.saved.sent}` === "send", `${stage.saved.sent}`));
    await when("another of its buttons is pressed instead", () => press("Send", "Keep"));
    await then("that is heard", () => expect(`${stage.saved.sent}` === "send,keep", `${stage.saved.sent}`));

    await when("a note is written", async () => {
        await page.goto("/note");
        await page.locator("textarea").fill("First thought");
        await becomes(".save-state", "Saved");
    });
    await then("it is saved, and a second change is sent with the new version", async () => {
        await page.locator("textarea").fill("Second thought");
        await page.waitForFunction(() => document.querySelector("[name=version]").value === "3");
        expect(stage.saved.note === "Second thought", stage.saved.note);
    });
    await then("a conflict is said, and being signed out, and a failure, which is tried again", async () => {
        stage.saved.version = 9;
        await page.locator("textarea").fill("Third thought");
        await becomes(".save-state", "Conflict");
        stage.saved.refuse = 403;
        await page.locator("textarea").fill("Thought while signed out");
        await becomes(".save-state", "Signed out");
        stage.saved.refuse = 503;
        await page.locator("textarea").fill("Fourth thought");
        await becomes(".save-state", "Failed");
        Object.assign(stage.saved, { refuse: null, version: 3 });
        await page.locator(".save-state", { hasText: "Saved" }).waitFor({ timeout: 9000 });
        expect(stage.saved.note === "Fourth thought", stage.saved.note);
    });

    const name = page.locator("[name=name]"), options = page.locator("#names [role=option]"), id = page.locator("input[name=id]");
    await when("a misspelt name is typed", async () => {
        await name.pressSequentially("lundz");
        await options.first().waitFor();
    });
    await then("the hit is shown though it does not hold those letters, and the arrow and Enter take it with its id", async () => {
        expect((await options.count()) === 2, "not the two that are meant");
        await page.keyboard.press("ArrowDown");
        expect((await name.getAttribute("aria-activedescendant")) === "names-0", "nothing is chosen");
        await page.keyboard.press("Enter");
        expect((await name.inputValue()) === "Lunds universitet", await name.inputValue());
        expect((await id.inputValue()) === "1", "no id");
        expect((await options.first().isHidden()), "the list stays open");
    });
    await when("another text is typed after it, and Escape pressed", async () => {
        await name.pressSequentially("x");
        await page.keyboard.press("Escape");
    });
    await then("the id is gone and the text stays", async () => {
        expect((await id.inputValue()) === "", "the id of another name");
        expect((await name.inputValue()) === "Lunds universitetx", await name.inputValue());
    });
    await when("a name that two bear is typed in full", async () => {
        await name.fill("City Hospital");
        await options.nth(1).waitFor();
    });
    await then("neither is taken for the other: the list stays, and the second that is clicked is the second", async () => {
        expect((await id.inputValue()) === "", "one of two was taken");
        await options.nth(1).click();
        expect((await id.inputValue()) === "5", await id.inputValue());
    });
    await when("a name is clicked", async () => {
        await name.fill("umea");
        await options.first().click();
    });
    await then("it is taken", async () => expect((await id.inputValue()) === "3", "no id"));

    await when("a removal is asked for and not confirmed, and then confirmed", async () => {
        await page.locator("button", { hasText: "Remove" }).first().click();
        expect((await text("#confirm p")) === "Remove it for good?", await text("#confirm p"));
        await page.locator("#confirm button[value=no]").click();
        expect(page.url().endsWith("/note"), page.url());
        await page.locator("main button", { hasText: "Remove" }).click();
        await page.locator("#confirm button[value=yes]").click();
        await page.waitForURL(/removed/);
    });

    await when("an import runs", async () => {
        await page.goto("/import");
        await becomes("[data-progress] [role=status]", "3 of 4");
    });
    await then("its bar follows", async () => {
        expect((await page.locator("progress").evaluate((bar) => bar.value)) === 3, "the bar stands still");
    });
}, { serve: stage.serve, languages: ["en"] });
