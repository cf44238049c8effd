// The world as one <path> a country (ISO 3166 alpha-2), and a small circle for each state that is too small to be seen. Made
// from Natural Earth's borders (world-atlas) in the projection of the same name, thinned to what a page can carry.
import { geoCentroid, geoNaturalEarth1, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { presimplify, quantile, simplify } from "topojson-simplify";
import { packages, read } from "./paths.mjs";

export const viewBox = "0 0 2000 880"; // Antarctica stays outside
const share = 0.8; // of the points that are taken away
const smallest = 12; // square units; a smaller island is not drawn

// [{code, path}] or [{code, x, y}], sorted by code. Land without a code of its own has the code "".
export function countries() {
    const whole = presimplify(JSON.parse(read(packages("world-atlas/countries-50m.json"))));
    const world = simplify(whole, quantile(whole, 1 - share));
    const projection = geoNaturalEarth1().fitSize([2000, 1000], { type: "Sphere" });
    const draw = geoPath(projection).digits(2);
    const shapes = feature(world, world.objects.countries).features.map((country) => shape(country, draw, projection));
    return joined(shapes).filter(({ code }) => code !== "AQ").sort((a, b) => (a.code < b.code ? -1 : 1));
}

function shape(country, draw, projection) {
    const path = compact(draw(country) || "");
    if (path) return { code: codeOf(country), path };
    const [x, y] = projection(geoCentroid(country)).map(Math.round);
    return { code: codeOf(country), x, y };
}

// Unicode's table of regions knows which letters belong to a number of the United Nations: 752 → SE.
function codeOf({ id, properties }) {
    if (id) return new Intl.Locale(`und-${id}`).region;
    return properties.name === "Kosovo" ? "XK" : "";
}

// Several lands may share a code (Australia and its reefs) or have none: one entry each.
function joined(shapes) {
    const byCode = new Map();
    for (const one of shapes) {
        const before = byCode.get(one.code);
        if (!before || (before.x !== undefined && one.path)) byCode.set(one.code, one);
        else if (one.path) before.path += one.path;
    }
    return [...byCode.values()].filter(({ code, path }) => code || path);
}

// Whole numbers, each relative to the one before: a third of the size of the path as it comes.
function compact(path) {
    return path.split("M").slice(1).map(ring).join("");
}

function ring(text) {
    const points = text.replace("Z", "").split("L").map((point) => point.split(",").map((number) => Math.round(Number(number))));
    if (Math.abs(area(points)) < smallest) return "";
    let [x, y] = points[0];
    const steps = [];
    for (const [nextX, nextY] of points.slice(1)) {
        if (nextX === x && nextY === y) continue;
        steps.push(`${nextX - x} ${nextY - y}`);
        [x, y] = [nextX, nextY];
    }
    return steps.length < 2 ? "" : `M${points[0].join(" ")}l${steps.join(" ").replace(/ -/g, "-")}z`;
}

function area(points) {
    return points.reduce((sum, [x, y], at) => {
        const [nextX, nextY] = points[(at + 1) % points.length];
        return sum + (x * nextY - nextX * y) / 2;
    }, 0);
}
