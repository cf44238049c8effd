// A register comes in, is looked at, found, put right and taken back.
import { expect, story } from "./story.mjs";

const table = [
    "identifier,name,type,country,city",
    "HUS-1,Nordhamns universitet,university,SE,Nordhamn",
    "HUS-2,Nordhamns Universitet,university,SE,",
    "HUS-3,Västerviks forskningssjukhus,hospital,SE,Västervik",
    "HUS-4,,company,NO,Oslo",
].join("\n");

export default story("A coordinator takes in a register and puts its duplicates right", async ({ given, when, then, page, tr, visit, look, signIn, shot }) => {
    const main = page.locator("main");
    const button = (key) => main.getByRole("button", { name: tr(key), exact: true });
    const over = () => page.locator("[data-progress]").waitFor({ state: "detached", timeout: 60000 });
    const text = async () => (await main.textContent()).replace(/\s+/g, " ");
    const open = async (name) => {
        await page.goto(`/organisations?q=${encodeURIComponent(name)}`);
        await main.getByRole("link", { name, exact: true }).first().click();
        await look();
    };
    let kept, address;

    await given("the coordinator has signed in", () => signIn("coordinator"));

    await when("she hands in a table with four rows", async () => {
        await visit("/organisations/imports");
        await page.locator("#format-table").check();
        await page.locator("#file").setInputFiles({ name: "nordhamn.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
        await button("partners.import.check").click();
        await page.waitForURL(/imports\/\d+$/);
        address = page.url();
        await over();
    });
    await then("it is told what would happen, with the row that has no name", async () => {
        await look();
        expect((await text()).includes("Nordhamns universitet"), "the sample does not show what is new");
        expect((await text()).includes(tr("partners.incoming.no_name")), "the row without a name is not told");
        await shot("checked");
    });
    await then("nothing is in the register yet", async () => {
        await page.goto("/organisations?q=nordhamn");
        expect((await main.locator("tbody tr").count()) === 0, "something was written before she said so");
    });

    await when("she carries it out", async () => {
        await page.goto(address);
        await button("partners.import.apply").click();
        await over();
        await main.locator("summary").waitFor();
    });
    await then("the organisations are found by what one half remembers", async () => {
        await visit("/organisations?q=vastervik");
        expect((await text()).includes("Västerviks forskningssjukhus"), "a name without its dots finds nothing");
    });

    await when("she looks for duplicates and compares the two", async () => {
        await visit("/organisations/duplicates");
        await shot("duplicates");
        await main.locator("tr", { hasText: "Nordhamns Universitet" }).getByRole("link", { name: tr("partners.merge.compare") }).click();
        await look();
        kept = new URL(page.url()).pathname.match(/\d+/)[0];
        await shot("merge");
    });
    await when("she merges them", async () => {
        await button("partners.merge.do").click();
        await page.locator("form[action$='/split']").waitFor();
    });
    await then("one of them is left, and the other's page leads to it", async () => {
        await page.goto("/organisations?q=nordhamn");
        expect((await main.locator("tbody tr").count()) === 1, "both are still listed");
        const gone = Number(kept) + 1;
        await page.goto(`/organisations/${gone}`);
        expect(new URL(page.url()).pathname === `/organisations/${kept}`, `the old page leads to ${page.url()}`);
        await look();
    });

    await when("it was a mistake and she splits them", async () => {
        await visit(`/organisations/${kept}/merge`);
        await button("partners.split.do").click();
        await page.locator("#confirm button[value=yes]").click();
        await page.locator("form[action$='/split']").waitFor({ state: "detached" });
    });
    await then("both are there again", async () => {
        await page.goto("/organisations?q=nordhamn");
        expect((await main.locator("tbody tr").count()) === 2, "they are not two again");
    });

    await when("she undoes the whole import", async () => {
        await page.goto(address);
        await main.locator("summary").click();
        await page.locator("#sure").check();
        await button("partners.import.undo").click();
        await over();
        await look();
        await shot("undone");
    });
    await then("what nobody has touched is gone, and what was merged is kept and told", async () => {
        await page.goto("/organisations?q=vastervik");
        expect((await main.locator("tbody tr").count()) === 0, "the untouched one is still there");
        await open("Nordhamns universitet");
    });
});
