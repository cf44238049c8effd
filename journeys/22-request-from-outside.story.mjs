// E2: a company asks from outside, gets a number and an answer with reasons, and sees only its own request. What it asked for is
// kept as what it is: commissioned research, with those who help with it.
import { expect, story } from "./story.mjs";

export default story("A request from outside is answered with reasons", async ({ given, when, then, page, language, tr, visit, look, signIn, shot }) => {
    const send = async (form) => {
        await page.locator(`button[formaction$='/${form}'], form[action$='/${form}'] button[type=submit]:enabled:not([formaction])`).click();
        await page.waitForLoadState();
    };
    let own = "", address = "";
    await given("somebody at a company opens the public form", () => visit(`/request?lang=${language}`));
    await when("they write what they want, and send it", async () => {
        await page.fill("#title", "Helix: tests together");
        await page.fill("#partner1", "Helix Pharma AB");
        await page.fill("#purpose", "We would like to test a formulation together with you.");
        await page.fill("#sender_name", "Contact (example)");
        await page.fill("#sender_email", "contact@example.org");
        await page.waitForTimeout(3200);    // the form takes a person longer than a machine
        await page.locator("main form [type=submit]").click();
        await page.waitForURL(/\/request\/status/);
        expect(!page.url().includes("key="), "the key stands in the address");
        const [number, key] = [await page.locator("main dd strong").textContent(), await page.locator("main dd code").textContent()];
        own = `/request/status?number=${number}&key=${key}`;    // as the mail has it
    });
    await then("they get a number and a day by which they will have an answer", async () => {
        const text = await page.locator("main").textContent();
        expect(text.match(/\d{4}-\d{4}/), "no number");
        expect(text.includes(tr("partnerships.field.answer_by")), "no promised day");
        await look();
        await shot("receipt");
    });
    await when("triage finds it waiting, and sees that it came from outside", async () => {
        await signIn("triage");
        await visit("/partnerships?origin=external&q=Helix");
        await page.locator("table.list tbody a").first().click();
        await page.waitForURL(/\/partnerships\/\d+$/);
        address = new URL(page.url()).pathname;
        expect((await page.locator("main").textContent()).includes(tr("partnerships.origin.external")), "its origin is not told");
        await visit(`${address}/screening`);
        await page.locator("form[action$='/organisation'] input[name=organisation]").fill("https://ror.org/0435rc536");
        for (const form of ["organisation", "similar"]) await send(form);
        await page.locator("#interest input[value=none]").check();
        for (const form of ["interest", "begin"]) await send(form);
    });
    await when("triage answers that it is not strategic, what it is instead, and who helps", async () => {
        await page.locator("form[action$='/decision'] input[value=decline]").check();
        await page.fill("#answer", "This is an assignment rather than a strategic partnership. The External Engagement Office will help you.");
        await page.selectOption("#other_form", "commissioned_research");
        await shot("answer");
        await send("decision");
        await page.waitForURL((url) => url.pathname === address);
    });
    await then("it is declined with its reasons, and can be kept at its own level", async () => {
        await look();
        const text = await page.locator("main .ds-alert[data-color=warning]").textContent();
        expect(text.includes(tr("partnerships.stage.declined")) && text.includes("an assignment"), text);
        await page.locator("main a[href^='/collaborations/new?case=']").click();
        await page.waitForURL(/collaborations\/new/);
        await look();
        expect((await page.inputValue("#form")) === "commissioned_research", "the form was not carried over");
        await page.fill("#department", "Neuroscience (example)");
        await page.locator("#collaboration-form .actions [type=submit]").first().click();
        await page.waitForURL(/\/collaborations\/\d+$/);
        expect((await page.locator("main").textContent()).includes(language === "sv" ? "Enheten för extern samverkan" : "External Engagement Office"), "it does not say who helps");
        await look();
        await shot("elsewhere");
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
        await page.goto(address);
        expect(new URL(page.url()).pathname === "/sign-in", `the case itself is open: ${page.url()}`);
    });
});
