// What a page is made of, read from its HTML. A page is inspected again only when something stands on it that no page of its kind
// had when it was inspected: an element in another place, of another class, in another state, or for the first time more than once.
const tag = /<(\/?)([a-zA-Z][\w-]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>/g;
const attribute = /([^\s"'=/]+)(?:=(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const empty = new Set(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]);

// Of other attributes it is enough that they are there.
const telling = new Set(["class", "role", "type", "aria-invalid", "aria-disabled", "aria-current", "data-variant", "data-color", "data-size", "data-weight"]);

const plain = (text) => text.replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const attributesOf = (text) => Object.fromEntries([...text.matchAll(attribute)].map(([, name, ...values]) => [name, plain(values.find((value) => value !== undefined) ?? "")]));

// Each element with its attributes and what it stands in: [{name, attributes, inside}].
export function elementsOf(html) {
    const open = [], elements = [];
    for (const [, closing, written, rest] of html.replace(/<!--.*?-->/gs, "").matchAll(tag)) {
        const name = written.toLowerCase();
        if (closing) {
            const at = open.findLastIndex((one) => one.name === name);
            if (at >= 0) open.length = at;
            continue;
        }
        const element = { name, attributes: attributesOf(rest), inside: open.at(-1) };
        elements.push(element);
        if (!empty.has(name) && !rest.endsWith("/")) open.push(element);
    }
    return elements;
}

const described = ({ name, attributes }) => `${name} ${Object.keys(attributes).sort().map((key) => (telling.has(key) ? `${key}=${attributes[key]}` : key)).join(" ")}`;
const place = (element) => (element ? `${element.name}.${element.attributes.class ?? ""}` : "");

export function shapeOf(html) {
    const shape = new Set();
    for (const element of elementsOf(html)) {
        const part = `${place(element.inside)} > ${described(element)}`;
        shape.add(shape.has(part) ? `${part}, again` : part);
    }
    return shape;
}

// What was inspected in a run: kinds of pages, and what stood on them. /organisations/17/names and /organisations/3/names are one kind.
const inspected = new Map();

const partsOf = (kind) => inspected.get(kind) ?? inspected.set(kind, new Set()).get(kind);

export const kindOf = (path) => path.replace(/\d+/g, "0");

export const isKnown = (kind, html) => [...shapeOf(html)].every((part) => partsOf(kind).has(part));

export function learn(kind, html) {
    for (const part of shapeOf(html)) partsOf(kind).add(part);
}
