// E3: a department wants a "strategic partnership" with one group abroad. The wizard names the form that fits, help is asked for,
// and it is recorded as what it is: a collaboration at its own level.
import { expect, story } from "./story.mjs";

export default story("The wizard names the form that fits, and the collaboration is recorded at its own level", async ({ given, when, then, page, tr, language, visit, look, signIn, shot }) => {
    let address = "";
    await given("a researcher is not sure that it is a strategic partnership", async () => {
        await signIn("english_proposer");
        await visit(`/is-it-strategic?lang=${language}`);
    });
    await when("one department, one thing and no commitment of the management is what there is", async () => {
        for (const choice of ["who-department", "management-none", "time-some", "breadth-one", "benefit-partly"]) await page.check(`#${choice}`);
        await page.locator("main form [type=submit]").click();
        await page.locator("#outcome").waitFor();
    });
    await then("a departmental agreement is named, with what speaks against and who helps", async () => {
        const outcome = await page.locator("#result").textContent();
        expect(outcome.includes(language === "sv" ? "institutionsnivå" : "Departmental"), outcome);
        expect(outcome.includes(tr("definition.wizard.against")), "it does not say why");
        await look();
        await shot("outcome");
    });

    await when("she asks for help with it", async () => {
        await page.locator("#result a[href^='/collaborations/new']").click();
        await page.waitForURL(/collaborations\/new/);
        await look();
        expect((await page.locator("#form").inputValue()) === "departmental_agreement", "the form was not carried over");
        expect(await page.locator("#level-department").isChecked(), "the level was not carried over");
        await page.fill("#title", "Shared supervision of doctoral students");
        await page.fill("#partner", "https://ror.org/02qte9q33");
        await page.fill("#department", "Global Public Health (example)");
        await page.fill("#purpose", "Two doctoral students a year.");
        await shot("asking");
        await page.locator("#collaboration-form .actions [type=submit]").first().click();
        await page.waitForURL(/\/collaborations\/\d+$/);
        address = new URL(page.url()).pathname;
    });
    await then("she sees who has been asked, and cannot record it herself", async () => {
        const text = await page.locator("main").textContent();
        expect(text.includes(language === "sv" ? "Internationella kontoret" : "International Office"), "it does not say who helps");
        expect((await page.locator("button[value=registered]").count()) === 0, "she could record it herself");
        await look();
        await shot("asked");
    });

    await when("the international coordinator finds it waiting and records it", async () => {
        await signIn("coordinator");
        await visit("/collaborations?status=asked");
        await shot("list");
        await page.locator(`a[href='${address}']`).click();
        await page.waitForURL((url) => url.pathname === address);
        await page.locator("button[value=registered]").click();
        await page.waitForLoadState();
    });
    await then("it stands among the collaborations at its own level, and with its partner", async () => {
        await visit("/collaborations?status=registered&level=department");
        expect((await page.locator(`a[href='${address}']`).count()) === 1, "it is not in the list");
        await visit(address);
        await page.locator("aside a[href^='/organisations/']").click();
        await page.waitForURL(/\/organisations\/\d+/);
        expect((await page.locator("main").textContent()).includes("Shared supervision"), "the organisation's page does not know it");
    });

    await when("the departmental agreement is signed, and she puts it in the register", async () => {
        await visit("/agreements/new");
        await page.fill("#title", "Shared supervision of doctoral students, agreement");
        await page.selectOption("#type", "departmental");
        await page.selectOption("#status", "in_force");
        await page.locator("#parties-0-name").pressSequentially("stavanger");
        await page.locator("#parties-0-name-list [role=option]", { hasText: "University of Stavanger" }).click();
        await page.fill("#signed_on", "2026-11-02");
        await page.fill("#in_force_on", "2026-11-02");
        await page.fill("#ends_on", "2028-11-01");
        await page.fill("#department", "Global Public Health (example)");
        await page.locator("main input[name=host]").first().check();
        await page.locator("#agreement-form > .actions [type=submit]").click();
        await page.waitForURL(/\/agreements\/\d+$/);
        await look();
        await shot("agreement");
    });
    await then("it is found there by its department, with the partner of the register", async () => {
        expect((await page.locator("main").textContent()).includes("University of Stavanger"), "the partner is not matched");
        await visit("/agreements?q=shared+supervision");
        expect((await page.locator("#list tbody tr").count()) === 1, "it is not in the register");
    });
});
