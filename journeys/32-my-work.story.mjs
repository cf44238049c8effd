// A proposal comes in; triage finds it under My work, does what waits, and the proposer sees what happened. Then settings, and
// what those who look after the program see.
import { expect, story } from "./story.mjs";

export default story("What waits on whom is under My work", async ({ given, when, then, page, tr, visit, look, signIn, shot }) => {
    const waiting = () => page.locator("section[aria-labelledby=waiting]").textContent();
    const news = () => page.locator("section[aria-labelledby=news]").textContent();

    await given("a visitor sees the ways in", async () => {
        await visit("/");
        for (const way of ["/sign-in", "/request", "/is-it-strategic"])
            expect(await page.locator(`main a[href="${way}"]`).count(), `no way to ${way}`);
    });
    await given("a researcher has proposed something", async () => {
        await signIn("proposer");
        await visit("/partnerships/new");
        await page.fill("#title", "Nordvik: hjärnan om natten");
        await page.fill("#partner1", "Stavanger, de som forskar om sömn");
        await page.fill("#purpose", "Sömnens betydelse; det kräver bådas register.");
        await page.check("#areas-research");
        await page.locator("#idea > .actions [type=submit]").click();
        await page.waitForURL(/\/partnerships\/\d+$/);
    });
    await then("she waits for an answer, and sees until when", async () => {
        await visit("/my-work");
        const answers = await page.locator("section[aria-labelledby=answers]").textContent();
        expect(answers.includes("Nordvik: hjärnan om natten"), "her proposal is not among what she waits for");
    });

    await when("the triage officer signs in", async () => {
        await signIn("triage");
        await visit("/");
    });
    await then("the proposal waits there with its day, and what is late stands first and says so", async () => {
        expect(page.url().endsWith("/my-work"), page.url());
        expect((await waiting()).includes("Nordvik: hjärnan om natten"), "the proposal does not wait");
        expect(await page.locator(".todo > li:first-child .due.late").count(), "what is late does not stand first");
        await shot("triage");
    });
    await when("she follows the task with the keyboard, says who is meant and looks at what is similar", async () => {
        await page.locator(".todo a", { hasText: "Nordvik" }).focus();
        await page.keyboard.press("Enter");
        await page.waitForURL(/\/screening$/);
        await page.locator("form[action$='/organisation'] input[name=organisation]").fill("https://ror.org/02qte9q33");
        await page.locator("form[action$='/organisation'] button[type=submit]").first().click();
        await page.locator("button[formaction$='/similar']").click();
        await page.waitForLoadState();
    });
    await then("the proposer sees that something happened, until she has seen it", async () => {
        await signIn("proposer");
        await visit("/my-work");
        expect((await news()).includes(tr("app.work.new")), "nothing is new");
        await shot("news");
        await page.locator("form[action='/my-work/seen'] [type=submit]").click();
        await page.waitForLoadState();
        expect(!(await news()).includes(tr("app.work.new")), "it is still new");
    });

    await when("she chooses to hear of news at once", async () => {
        await visit("/account");
        await page.selectOption("#news", "at_once");
        await page.locator("form[action='/account/news'] [type=submit]").click();
        await page.waitForLoadState();
        await look();
        await shot("settings");
    });
    await then("the administrator sees mails and runs, and no alarm", async () => {
        await signIn("administrator");
        await visit("/administration/outbox?status=sent");
        expect(await page.locator("table.list tbody tr").count(), "no mail was sent");
        await visit("/administration/timetable");
        expect(!(await page.locator("main").textContent()).includes(tr("administration.run.overdue")), "a run is missing");
        await shot("timetable");
    });
    await then("the auditor finds it in the history, narrowed to one kind, and the chain is whole", async () => {
        await signIn("auditor");
        await visit("/history");
        await page.selectOption("#kind", "partnerships");
        await page.locator("form[action='/history'] [type=submit]").click();
        await page.waitForURL(/kind=partnerships/);
        const text = await page.locator("main").textContent();
        expect(text.includes("Nordvik: hjärnan om natten"), "the proposal is not in the history");
        expect(await page.locator(".pill.good").count(), "the chain is not said to be whole");
        await look();
        await shot("history");
    });
});
