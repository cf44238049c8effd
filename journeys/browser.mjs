// Debian's Chromium, driven by playwright-core. One browser for a whole run; each visit has a context of its own.
import { chromium } from "playwright-core";

export function openBrowser() {
    return chromium.launch({
        executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
        args: ["--no-sandbox", "--disable-gpu", "--disable-gpu-rasterization", "--no-first-run", "--disable-background-networking", "--disable-sync"],
    });
}

export const widths = { wide: { width: 1360, height: 940 }, narrow: { width: 390, height: 844 } };
export const schemes = ["light", "dark"];

export function openPage(browser, { width = "wide", scheme = "light", locale = "sv-SE", javaScript = true, ...more } = {}) {
    return browser.newContext({ viewport: widths[width], colorScheme: scheme, locale, javaScriptEnabled: javaScript, reducedMotion: "reduce", ...more })
        .then((context) => context.newPage());
}

// Before a picture is taken: fonts are there, and so are the images below the fold.
export const complete = (page) => page.evaluate(async () => {
    for (const image of document.images) image.loading = "eager";
    await Promise.all([document.fonts.ready, ...[...document.images].map((image) => image.decode().catch(() => {}))]);
});
