// Runs the stories in journeys/*.story.mjs, each in both languages.   bin/journeys [part of a name …] [--language sv]
import { readdirSync } from "node:fs";
import { openBrowser } from "./browser.mjs";
import { run } from "./story.mjs";

const words = process.argv.slice(2);
const chosen = words.includes("--language") ? [words[words.indexOf("--language") + 1]] : null;
const parts = words.filter((word, at) => word !== "--language" && words[at - 1] !== "--language");
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".story.mjs"))
    .filter((name) => !parts.length || parts.some((part) => name.includes(part))).sort();

let passed = 0, failed = 0;
const browser = await openBrowser();
for (const name of files) {
    const { default: story } = await import(`./${name}`);
    for (const language of chosen ?? story.options.languages ?? ["sv", "en"]) {
        const begun = Date.now();
        const count = await run(story, name.replace(".story.mjs", ""), language, browser)
            .catch((failure) => ({ passed: 0, faults: [failure.message] }));
        passed += count.passed;
        failed += count.faults.length;
        console.log(`${count.faults.length ? "✕" : "✓"} ${story.name} (${language}), ${((Date.now() - begun) / 1000).toFixed(1)} s`);
        for (const fault of count.faults) console.log(`    ${fault}`);
    }
}
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
