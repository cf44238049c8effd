// E1, first half: a professor's idea becomes a screened proposal, with a real organisation of the register.
import { expect, story } from "./story.mjs";

export default story("A staff idea becomes a screened proposal", async ({ given, when, then, page, language, tr, visit, look, signIn, shot }) => {
    const heading = () => page.locator("h1").textContent();
    const said = () => page.locator("main, .message, [role=status]").allTextContents().then((texts) => texts.join(" "));
    let address = "";

    await given("a professor has an idea", () => signIn("proposer"));
    await when("she writes a title, a partner and a purpose, and sends it", async () => {
        await visit("/partnerships/new");
        await shot("idea");
        await page.fill("#title", "Nordvik: åldrande hjärnor");
        await page.fill("#partner1", "Universitetet i Stavanger");
        await page.fill("#purpose", "Vi vill förstå hur hjärnan åldras; det kräver bådas register.");
        await page.check("#areas-research");
        await page.check("#areas-education");
        await page.locator("#idea > .actions [type=submit]").click();
        await page.waitForURL(/\/partnerships\/\d+$/);
        address = new URL(page.url()).pathname;
    });
    await then("she sees her proposal with its number, and what is needed next", async () => {
        expect((await heading()).includes("Nordvik"), await heading());
        expect((await said()).match(/\d{4}-\d{4}/), "no number");
        expect(await page.locator(".rail [aria-current=step]").count(), "the rail marks no stage");
        await look();
        await shot("proposed");
    });

    await when("the triage officer screens it: partner, what is similar, interests", async () => {
        await signIn("triage");
        await visit(`${address}/screening`);
        await shot("screening");
        await page.locator("form[action$='/organisation'] input[name=organisation]").fill("https://ror.org/02qte9q33");
        await page.locator("form[action$='/organisation'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/similar'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/interest'] input[value=none]").check();
        await page.locator("form[action$='/interest'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/begin'] [type=submit]").click();
        await page.waitForLoadState();
    });
    await then("screening has begun with an organisation of the register", async () => {
        await visit(address);
        expect((await said()).includes("Stavanger"), "the partner is not matched");
        expect((await page.locator(".rail [aria-current=step]").textContent()).includes(tr("partnerships.stage.screening")), "not in screening");
    });

    await when("the definition is judged on what the parties intend", async () => {
        await visit(`${address}/definition`);
        await shot("definition");
        for (const item of ["d1", "d2", "d3", "d4", "d5", "d6", "d7"]) {
            await page.check(`#${item}-in_place`);
            await page.fill(`#${item}-statement`, "Framgår av parternas gemensamma brev.");
        }
        await page.locator("form[action$='/definition'] [type=submit]").click();
        await page.waitForURL((url) => url.pathname === address);
    });
    await when("the unit head accepts, with reasons to the proposer", async () => {
        await signIn("unit_head");
        await visit(`${address}/screening`);
        await page.locator("form[action$='/interest'] input[value=none]").check();
        await page.locator("form[action$='/interest'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/decision'] input[value=accept]").check();
        await page.fill("#answer", "Det stämmer med policyn. Välkomna vidare.");
        for (const field of await page.locator("form[action$='/decision'] input[name^='excuse.']").all()) await field.fill("Utses i januari.");
        await page.locator("form[action$='/decision'] [type=submit]").click();
        await page.waitForURL((url) => url.pathname === address);
    });
    await then("the professor sees that it goes on, and the history tells every step", async () => {
        await signIn("proposer");
        await visit(address);
        expect((await page.locator(".rail [aria-current=step]").textContent()).includes(tr("partnerships.stage.preparation")), "not in preparation");
        await shot("accepted");
        await visit(`${address}/history`);
        expect((await said()).includes(tr("partnerships.event.accept")), "the history does not tell it");
    });
});
