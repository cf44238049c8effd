// Small things several scripts need: another page's document, a word in the reader's language, a word to the screen reader.

const parser = new DOMParser();

// Fetches a page and answers with {document, url, status}; the address is the one after redirects.
export async function fetchPage(url, options = {}) {
    const answer = await fetch(url, { credentials: "same-origin", ...options, headers: { Accept: "text/html", ...options.headers } });
    return { document: parser.parseFromString(await answer.text(), "text/html"), url: answer.url, status: answer.status };
}

const announcer = () => document.getElementById("announcer");

// The words stand in the page, as data-… of the announcer, so that scripts hold no text for people.
export function word(key, fill = {}) {
    const text = announcer()?.getAttribute(`data-${key}`) ?? "";
    return text.replace(/\{(\w+)\}/g, (_, name) => fill[name] ?? "");
}

export function announce(text) {
    const place = announcer();
    if (place) place.textContent = text;
}

export function later(milliseconds, act) {
    let timer;
    return (...given) => {
        clearTimeout(timer);
        timer = setTimeout(() => act(...given), milliseconds);
    };
}
