// E1, first half: a professor's idea becomes a screened proposal, with an organisation of the ROR registry. What is written is kept
// before it is sent. Two departments that work with the partner already are joined in, the definition is judged on what is in
// place, intended or missing, and the professor is told at each step.
import { expect, story } from "./story.mjs";

export default story("A staff idea becomes a screened proposal", async ({ given, when, then, page, tr, visit, look, signIn, shot }) => {
    const said = () => page.locator("main").textContent();
    const stage = () => page.locator(".rail [aria-current=step]").textContent();
    const send = async (form) => {
        await page.locator(`button[formaction$='/${form}'], form[action$='/${form}'] button[type=submit]:enabled:not([formaction])`).click();
        await page.waitForLoadState();
    };
    let address = "";

    await given("a professor has an idea", () => signIn("proposer"));
    await when("she writes a title and a partner, and has to leave", async () => {
        await visit("/partnerships/new");
        await page.fill("#title", "Nordvik: åldrande hjärnor");
        await page.locator("#partner1").pressSequentially("Xqzw");
        await page.locator("#partner1-list", { hasText: tr("frame.no_hit_kept") }).waitFor();
        await look();
        await page.fill("#partner1", "");
        await page.locator("#partner1").pressSequentially("University of Stavan");
        const kept = page.waitForResponse((answer) => /organisation1=\d/.test(answer.request().postData() ?? ""));
        await page.locator("#partner1-list [role=option]", { hasText: "University of Stavanger" }).first().click();
        await kept;
        await page.locator("#idea .save-state", { hasText: tr("frame.saved").split("{")[0] }).waitFor();
    });
    await then("what she wrote is there when she comes back", async () => {
        await visit("/my-work");
        await visit("/partnerships/new");
        expect((await page.inputValue("#title")) === "Nordvik: åldrande hjärnor", "the title is gone");
        expect((await page.inputValue("#partner1")).startsWith("University of Stavanger"), "the partner is gone");
        expect((await page.inputValue("#idea [name=organisation1]")) !== "", "which organisation was chosen is gone");
    });
    await when("she writes a purpose, and sends it", async () => {
        await page.fill("#purpose", "Vi vill förstå hur hjärnan åldras; det kräver bådas register.");
        await page.check("#areas-research");
        await page.check("#areas-education");
        await shot("idea");
        await page.locator("#idea > .actions [type=submit]").click();
        await page.waitForURL(/\/partnerships\/\d+$/);
        address = new URL(page.url()).pathname;
    });
    await then("she sees that it is received, its number, and what is needed next", async () => {
        expect((await page.locator("[role=status]").allTextContents()).join(" ").includes(tr("partnerships.idea.received")), "no receipt");
        expect((await page.locator("h1").textContent()).includes("Nordvik"), "another heading");
        expect((await said()).match(/\d{4}-\d{4}/), "no number");
        expect((await stage()).includes(tr("partnerships.stage.idea")), "the rail marks another stage");
        await look();
        await shot("proposed");
    });

    await when("the triage officer finds her waiting, the partner tied as she chose it, and declares interests", async () => {
        await signIn("triage");
        await visit(`${address}/screening`);
        expect(!(await page.locator("form[action$='/organisation']").count()), "the partner is to be chosen again");
        await page.check("#interest input[value=none]");
        await send("interest");
    });
    await when("two departments already work with the partner, and are joined in", async () => {
        const found = page.locator("input[name=join]");
        expect((await found.count()) >= 2, `${await found.count()} were found`);
        for (const one of (await found.all()).slice(0, 2)) await one.check();
        await shot("screening");
        await send("similar");
        await send("begin");
    });
    await then("screening has begun with an organisation of the register, and with what was there before", async () => {
        await visit(address);
        expect((await said()).includes("University of Stavanger"), "the partner is not matched");
        expect((await stage()).includes(tr("partnerships.stage.screening")), "not in screening");
        const joined = await page.locator("section[aria-labelledby=joined] a").count();
        expect(joined === 2, `${joined} are joined`);
    });

    await when("the definition is judged: in place, jointly intended by a day, and missing", async () => {
        await visit(`${address}/definition`);
        for (const item of ["d1", "d2"]) {
            await page.check(`#${item}-intended`);
            await page.fill(`#${item}-by`, "2028-01-31");
            await page.fill(`#${item}-statement`, "Båda ledningarna avser det (exempel).");
        }
        for (const item of ["d3", "d4", "d5", "d6"]) {
            await page.check(`#${item}-in_place`);
            await page.fill(`#${item}-statement`, "Framgår av parternas gemensamma brev.");
        }
        await page.check("#d7-missing");
        await shot("definition");
        await send("definition");
        await page.waitForURL((url) => url.pathname === address);
    });
    await when("the unit head accepts, with a reason for what is passed over and an answer to the proposer", async () => {
        await signIn("unit_head");
        await visit(`${address}/screening`);
        await page.locator("form[action$='/decision'] input[value=accept]").check();
        await page.fill("#answer", "Det stämmer med policyn. Välkomna vidare.");
        await page.check("#interest input[value=none]");
        await send("interest");
        await page.waitForURL(/\/screening$/);
        expect((await page.inputValue("#answer")).startsWith("Det stämmer med policyn."), "declaring lost the answer");
        for (const field of await page.locator("form[action$='/decision'] input[name^='excuses.']").all()) await field.fill("Ordnas i januari.");
        await shot("decision");
        await send("decision");
        await page.waitForURL((url) => url.pathname === address);
    });
    await then("the professor has been told at each step, and can write back", async () => {
        await signIn("proposer");
        await visit(address);
        expect((await stage()).includes(tr("partnerships.stage.preparation")), "not in preparation");
        await shot("accepted");
        await visit(`${address}/messages`);
        const told = await page.locator(".events .pill", { hasText: tr("partnerships.thread.told") }).count();
        expect(told === 3, `she was told ${told} times, not that it came in, is assessed and goes on`);
        expect((await said()).includes("Välkomna vidare"), "the answer is not there");
        await page.fill("#body", "Tack! Vem leder beredningen?");
        await send("messages");
        expect((await said()).includes("Vem leder beredningen?"), "what she wrote is not there");
        await shot("messages");
        await visit(`${address}/history`);
        expect((await said()).includes(tr("partnerships.event.accept")), "the history does not tell it");
    });
});
