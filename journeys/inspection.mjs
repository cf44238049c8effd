// What every page a story comes to must be: valid HTML, without faults that axe finds (WCAG 2.2 AA, light and dark), without
// complaints in the browser's console, without raw text keys, and no wider than a screen of 320 pixels.
import AxeBuilder from "@axe-core/playwright";
import { HtmlValidate } from "html-validate";

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const validator = new HtmlValidate({
    extends: ["html-validate:recommended"],
    rules: {
        "form-dup-name": ["error", { shared: ["checkbox", "radio", "submit", "button", "reset"] }],    // a group of boxes is one field
        "valid-id": ["error", { relaxed: true }],    // parties.0.name is the name of a field, and its id
        "no-inline-style": "error", "no-trailing-whitespace": "off", "void-style": "off", "long-title": "off", "no-implicit-button-type": "off",
        "doctype-style": "off", "attribute-boolean-style": "off", "attribute-empty-style": "off", "attr-quotes": "off", "tel-non-breaking": "off",
        "aria-label-misuse": ["error", { allowAnyNamable: true }],
        "prefer-native-element": ["error", { exclude: ["listbox", "option", "combobox", "radiogroup", "group"] }],
    },
});

// The faults of the page as it now stands, in words.
export async function inspect(page) {
    const faults = [...(await htmlFaults(page)), ...(await keyFaults(page))];
    for (const colorScheme of ["light", "dark"]) {
        await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
        await settled(page);
        faults.push(...(await axeFaults(page, colorScheme)));
    }
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    return [...faults, ...(await widthFaults(page))];
}

// The page as the server sends it, before any script has touched it.
async function htmlFaults(page) {
    const answer = await page.request.get(page.url(), { headers: { Accept: "text/html" } });
    const report = await validator.validateString(await answer.text(), page.url());
    return report.results.flatMap(({ messages }) => messages.map(({ ruleId, message, line }) => `html ${ruleId}, line ${line}: ${message}`));
}

// In the dark only the colours are others.
async function axeFaults(page, scheme) {
    const axe = new AxeBuilder({ page });
    const { violations } = await (scheme === "light" ? axe.withTags(tags) : axe.withRules(["color-contrast"])).analyze();
    return violations.map(({ id, help, nodes }) => `axe ${id} (${scheme}): ${help}\n${nodes.slice(0, 3).map(whichNode).join("\n")}`);
}

const whichNode = ({ target, any }) => `        ${target.join(" ")}: ${any.map(({ message }) => message).join("; ").slice(0, 160)}`;

async function keyFaults(page) {
    const text = await page.locator("body").innerText();
    return [...text.matchAll(/⟦[^⟧]*⟧/g)].map(([key]) => `a text key stands on the page: ${key}`);
}

// WCAG 1.4.10: at 320 pixels nobody scrolls in two directions.
async function widthFaults(page) {
    const before = page.viewportSize();
    await page.setViewportSize({ width: 320, height: 700 });
    await settled(page);
    const fault = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth;
        const widest = [...document.querySelectorAll("body *")].find((element) => element.getBoundingClientRect().right >= wide - 1);
        return wide > 320 ? `at 320 pixels the page is ${wide} wide: ${widest?.outerHTML.slice(0, 90)}` : null;
    });
    await page.setViewportSize(before);
    return fault ? [fault] : [];
}

// Styles that depend on the screen are in force after the next two frames, and colours when no transition runs.
async function settled(page) {
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.waitForFunction(() => document.getAnimations().every((one) => one.playState !== "running"), null, { timeout: 2000 }).catch(() => {});
}
