// Runs the stories in journeys/*.story.mjs, each in both languages, some at a time.   bin/journeys [part of a name …] [--language sv] [--at-once 3]
import { readdirSync } from "node:fs";
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import { openBrowser } from "./browser.mjs";
import { run } from "./story.mjs";

const { values: asked, positionals: parts } = parseArgs({ allowPositionals: true, options: { language: { type: "string" }, "at-once": { type: "string" } } });
const atOnce = Number(asked["at-once"] ?? Math.min(4, availableParallelism() + 1));
const names = readdirSync(import.meta.dirname).filter((name) => name.endsWith(".story.mjs"))
    .filter((name) => !parts.length || parts.some((part) => name.includes(part))).sort();

// In order of their names: the last walks through every page, and need not inspect again what the others have.
const waiting = [];
for (const name of names) {
    const { default: story } = await import(`./${name}`);
    const languages = asked.language ? [asked.language] : (story.options.languages ?? ["sv", "en"]);
    for (const language of languages) waiting.push({ story, file: name.replace(".story.mjs", ""), language });
}

let passed = 0, failed = 0;
const browser = await openBrowser();

async function work() {
    for (let next; (next = waiting.shift()); ) {
        const { story, file, language } = next, begun = Date.now();
        const count = await run(story, file, language, browser).catch((failure) => ({ passed: 0, faults: [failure.message] }));
        passed += count.passed;
        failed += count.faults.length;
        console.log(`${count.faults.length ? "✕" : "✓"} ${story.name} (${language}), ${((Date.now() - begun) / 1000).toFixed(1)} s`);
        for (const fault of count.faults) console.log(`    ${fault}`);
    }
}

await Promise.all(Array.from({ length: atOnce }, work));
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed || !passed ? 1 : 0);
