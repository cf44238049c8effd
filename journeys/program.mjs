// The program as it is served, with a fresh copy of the demo's database for each story.
import { execFileSync, spawn } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import { read, root } from "../ui/build/paths.mjs";

const preset = process.env.ENTENTE_PRESET || "dev";
export const binary = `${root}/build/${preset}/entente`;
const place = `${root}/build/journeys`;
const demo = `${place}/demo.sqlite`;

// Made once for each build of the program, and moved into place whole.
function makeDemo() {
    if (!existsSync(binary)) throw new Error(`build/${preset}/entente is not there; run bin/build ${preset} entente.`);
    mkdirSync(place, { recursive: true });
    if (existsSync(demo) && statSync(demo).mtimeMs > statSync(binary).mtimeMs) return;
    for (const file of [demo, `${demo}.new`]) rmSync(file, { force: true });
    execFileSync(binary, ["demo", "--database", `sqlite:${demo}.new`], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
    renameSync(`${demo}.new`, demo);
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
    const database = `${place}/${name}.sqlite`;
    for (const ending of ["", "-wal", "-shm"]) rmSync(database + ending, { force: true });
    copyFileSync(demo, database);
    const port = await freePort();
    const log = [];
    const program = spawn(binary, ["serve", "--database", `sqlite:${database}`, "--listen", `127.0.0.1:${port}`, "--demo"], { cwd: root });
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
