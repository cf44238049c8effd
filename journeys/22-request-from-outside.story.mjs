// E2: a company asks from outside, gets a number and an answer with reasons, and sees only its own request.
import { expect, story } from "./story.mjs";

export default story("A request from outside is answered with reasons", async ({ given, when, then, page, language, tr, visit, look, signIn, shot }) => {
    let own = "";
    await given("somebody at a company opens the public form", () => visit(`/request?lang=${language}`));
    await when("they write what they want, and send it", async () => {
        await page.fill("#title", "Helix: tests together");
        await page.fill("#partner1", "Helix Pharma AB");
        await page.fill("#purpose", "We would like to test a formulation together with you.");
        await page.fill("#sender_name", "Contact (example)");
        await page.fill("#sender_organisation", "Helix Pharma AB (example)");
        await page.fill("#sender_email", "contact@example.org");
        await page.waitForTimeout(3200);    // the form takes a person longer than a machine
        await page.locator("main form [type=submit]").click();
        await page.waitForURL(/\/request\/status/);
        own = page.url();
    });
    await then("they get a number and a day by which they will have an answer", async () => {
        const text = await page.locator("main").textContent();
        expect(text.match(/\d{4}-\d{4}/), "no number");
        expect(text.includes(tr("partnerships.field.answer_by")), "no promised day");
        await look();
        await shot("receipt");
    });
    await when("the unit head answers that it is not strategic, and where to turn", async () => {
        await signIn("unit_head");
        await visit("/partnerships?q=Helix");
        await page.locator("table.list tbody a").first().click();
        const address = new URL(page.url()).pathname;
        await visit(`${address}/screening`);
        await page.locator("form[action$='/organisation'] input[name=organisation]").fill("https://ror.org/0435rc536");
        await page.locator("form[action$='/organisation'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/similar'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/interest'] input[value=none]").check();
        await page.locator("form[action$='/interest'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/begin'] [type=submit]").click();
        await page.waitForLoadState();
        await page.locator("form[action$='/decision'] input[value=decline]").check();
        await page.fill("#answer", "This is an assignment rather than a strategic partnership. The External Engagement Office will help you.");
        await page.locator("form[action$='/decision'] [type=submit]").click();
        await page.waitForURL((url) => url.pathname === address);
    });
    await then("the sender sees the reasons on the own page, can ask, and sees nobody else's", async () => {
        await page.context().clearCookies();
        await page.goto(`${own}&lang=${language}`);
        expect((await page.locator("main").textContent()).includes("External Engagement Office"), "no reasons");
        await page.fill("#body", "Thank you. Whom do we call?");
        await page.locator("main form [type=submit]").click();
        await page.waitForLoadState();
        expect((await page.locator("main").textContent()).includes("Whom do we call?"), "the question is not there");
        await look();
        await shot("answered");
        const other = await page.goto(own.replace(/key=.*/, "key=guess"));
        expect(other.status() === 404, `a guess answered ${other.status()}`);
    });
});
