// The texts of the program by key, as its catalogues have them, so that a story says keys and runs in both languages.
import { globSync } from "node:fs";
import { read, root } from "../ui/build/paths.mjs";

const entry = /^msgid "(.+)"\n(?:msgid_plural ".*"\n)?msgstr(?:\[0\])? ((?:"(?:[^"\\]|\\.)*"\n?)+)/gm;

export function words(language) {
    const texts = new Map();
    for (const file of globSync([`{platform,policy}/*/text/${language}.po`, `{ui,app}/text/${language}.po`], { cwd: root }))
        for (const [, key, parts] of read(`${root}/${file}`).matchAll(entry))
            texts.set(key, parts.match(/"(?:[^"\\]|\\.)*"/g).map((part) => JSON.parse(part)).join(""));
    return (key, fill = {}) => {
        if (!texts.has(key)) throw new Error(`no text in ${language} has the key ${key}`);
        return texts.get(key).replace(/\{(\w+)\}/g, (_, name) => fill[name] ?? "");
    };
}
