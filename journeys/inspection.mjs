// What every page a story comes to must be: valid HTML, without faults that axe finds (WCAG 2.2 AA, light and dark), without
// complaints in the browser's console, without raw text keys, and no wider than a screen of 320 pixels.
import axe from "axe-core/axe.min.js";
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

// The faults of the page as it now stands, in words. `html` is what the server sent, before any script touched it. The page is
// wide and light before and after; nothing moves on it, because the browser asks for reduced motion.
export async function inspect(page, html) {
    const faults = [...(await htmlFaults(html, page.url())), ...(await keyFaults(page))];
    await page.evaluate(axe.source);
    faults.push(...(await axeFaults(page, "light", { type: "tag", values: tags })));
    await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
    faults.push(...(await axeFaults(page, "dark", { type: "rule", values: ["color-contrast"] })));    // only the colours are others
    await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
    return [...faults, ...(await widthFaults(page))];
}

// A row of selects is one field too, which the rule cannot be told: each says what its column of a list means.
const isOneField = ({ ruleId, message }) => ruleId === "form-dup-name" && message.endsWith('"columns"');

async function htmlFaults(html, address) {
    const report = await validator.validateString(html, address);
    return report.results.flatMap(({ messages }) => messages.filter((message) => !isOneField(message)).map(({ ruleId, message, line }) => `html ${ruleId}, line ${line}: ${message}`));
}

// Of the rows of a list that are made alike, two are looked at.
async function axeFaults(page, scheme, runOnly) {
    const violations = await page.evaluate(async (options) => {
        const seen = new Map();
        const shape = (row) => [row, ...row.querySelectorAll("*")].map((one) => `${one.localName}.${one.getAttribute("class")}`).join();
        const times = (row, made = shape(row)) => seen.set(made, (seen.get(made) ?? 0) + 1).get(made);
        const exclude = [...document.querySelectorAll("tbody > tr")].filter((row) => times(row) > 2);
        return (await window.axe.run(exclude.length ? { exclude } : document, options)).violations;
    }, { runOnly, resultTypes: ["violations"] });
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
    const fault = await page.evaluate(async () => {
        const frame = () => new Promise((done) => requestAnimationFrame(done));
        do await frame(); while (document.documentElement.clientWidth > 320);
        await frame();
        const wide = document.documentElement.scrollWidth;
        const widest = [...document.querySelectorAll("body *")].find((element) => element.getBoundingClientRect().right >= wide - 1);
        return wide > 320 ? `at 320 pixels the page is ${wide} wide: ${widest?.outerHTML.slice(0, 90)}` : null;
    });
    await page.setViewportSize(before);
    return fault ? [fault] : [];
}
