// The program as it is served, with a fresh copy of the demo's database for each story.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { read, root } from "../ui/build/paths.mjs";

const preset = process.env.ENTENTE_PRESET || "dev";
export const binary = `${root}/build/${preset}/entente`;

// Each run has a folder of its own, so that two can run at once. Nothing of it is left, and no program, however the run ends.
const place = mkdtempSync(join(tmpdir(), "entente-journeys-"));
const running = new Set();
process.on("exit", () => {
    for (const program of running) program.kill("SIGKILL");
    rmSync(place, { recursive: true, force: true });
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => process.exit(1));

const demo = join(place, "demo.sqlite");

function makeDemo() {
    if (!existsSync(binary)) throw new Error(`build/${preset}/entente is not there; run bin/build ${preset} entente.`);
    if (!existsSync(demo)) execFileSync(binary, ["demo", "--database", `sqlite:${demo}`], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}

function freePort() {
    return new Promise((answer, fail) => {
        const server = createServer().once("error", fail).listen(0, "127.0.0.1", () => {
            const { port } = server.address();
            server.close(() => answer(port));
        });
    });
}

// Answers with {address, stop}.
export async function startProgram(name) {
    makeDemo();
    const database = join(place, `${name}.sqlite`);
    copyFileSync(demo, database);
    const port = await freePort();
    const log = [];
    const program = spawn(binary, ["serve", "--database", `sqlite:${database}`, "--listen", `127.0.0.1:${port}`, "--demo"], { cwd: root });
    running.add(program);
    program.once("exit", () => running.delete(program));
    for (const stream of [program.stdout, program.stderr]) stream.on("data", (text) => log.push(text));
    const address = `http://127.0.0.1:${port}`;
    const stop = () => new Promise((ended) => (program.exitCode === null ? program.once("exit", ended).kill("SIGTERM") : ended()));
    await answers(address, program, log);
    return { address, stop, log: () => log.join("") };
}

async function answers(address, program, log) {
    for (let tries = 0; tries < 200; ++tries) {
        if (program.exitCode !== null) break;
        if (await fetch(`${address}/healthz`).then((answer) => answer.ok, () => false)) return;
        await wait(50);
    }
    program.kill("SIGKILL");
    throw new Error(`the program does not answer:\n${log.join("")}`);
}

// The cast that signs in: cast/accounts.toml, as far as the stories need it.
export function cast() {
    const text = read(`${root}/cast/accounts.toml`);
    const field = (part, name) => part.match(new RegExp(`^${name} = "([^"]*)"`, "m"))?.[1];
    const password = field(text, "password");
    const accounts = text.split("[[accounts]]").slice(1).map((part) => [field(part, "key"), { email: field(part, "email"), name: field(part, "name"), password }]);
    return Object.fromEntries(accounts);
}
