"""Load on one address list of one server, by wrk on one thread, so that a core is left for the server."""
import dataclasses
import json
import os
import pathlib
import statistics
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass
class Asked:
    """What is asked of a server for one work item."""
    paths: list
    headers: dict = dataclasses.field(default_factory=dict)
    body: str = None

    @property
    def method(self):
        return "POST" if self.body else "GET"


def answer_of(base, asked, path=None, number=0):
    """One answer, to be checked before anything is timed."""
    body = asked.body.replace("@N@", str(number)).encode() if asked.body else None
    request = urllib.request.Request(base + (path or asked.paths[0]), body, asked.headers, method=asked.method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, answer.read().decode("utf-8", "replace")
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode("utf-8", "replace")


def strike(base, asked, connections, seconds):
    """One run of wrk: rate, p50 and p99 in milliseconds, refused answers and broken connections."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as addresses:
        addresses.write("\n".join(asked.paths) + "\n")
        addresses.flush()
        environment = {**os.environ, "ADDRESSES": addresses.name, "METHOD": asked.method, "NUMBER": str(time.monotonic_ns() // 1000 % 10**12),
                       "HEADERS": "\n".join(f"{name}: {value}" for name, value in asked.headers.items())}
        if asked.body:
            environment["BODY"] = asked.body
        command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--timeout", "30s", "-s", str(HERE / "wrk.lua"), base]
        done = subprocess.run(command, env=environment, capture_output=True, text=True)
    found = [line for line in done.stdout.splitlines() if line.startswith("JSON ")]
    if not found:
        raise RuntimeError(f"wrk failed: {done.stdout}{done.stderr}")
    return json.loads(found[0][5:])


def middle(runs):
    """The medians of several runs; refusals are added up."""
    kept = {key: round(statistics.median(run[key] for run in runs), 3) for key in ("rate", "p50", "p99")}
    kept["refused"] = sum(run["refused"] + run["broken"] for run in runs)
    kept["requests"] = sum(run["requests"] for run in runs)
    kept["bytes"] = round(sum(run["bytes"] for run in runs) / max(1, kept["requests"]))
    kept["rates"] = [run["rate"] for run in runs]
    return kept
