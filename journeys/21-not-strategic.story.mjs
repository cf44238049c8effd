// E3: a department wants a "strategic partnership" with one group abroad; the wizard names the form that fits.
import { expect, story } from "./story.mjs";

export default story("The wizard names the form that fits", async ({ given, when, then, page, tr, language, visit, look, shot }) => {
    await given("somebody is not sure that it is a strategic partnership", () => visit(`/is-it-strategic?lang=${language}`));
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
});
