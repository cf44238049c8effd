"""Starts the program and talks to it over HTTP: for tests that must kill it, and for the bench."""
import http.client
import json
import pathlib
import re
import signal
import subprocess
import urllib.parse

ROOT = pathlib.Path(__file__).resolve().parent.parent
EMAIL, FIRST_PASSWORD, PASSWORD = "bench@example.org", "a-password-for-the-first-time", "a-password-for-measuring"


class Refused(Exception):
    """The program said no, or is not there."""


class Program:
    """A running `entente serve`."""

    def __init__(self, binary, database, log=None, options=(), before=None):
        """`before` runs in the new process before the program takes it over: limits."""
        self.binary, self.database = str(binary), database
        command = [self.binary, "serve", "--database", database, "--listen", "127.0.0.1:0", "--json", *options]
        self.process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=log or subprocess.DEVNULL,
                                        preexec_fn=before, restore_signals=before is None)
        line = self.process.stdout.readline()
        if not line:
            raise Refused(f"{' '.join(command)} ended with {self.process.wait()}")
        self.url = json.loads(line)["address"]
        self.port = int(self.url.rsplit(":", 1)[1])

    def connect(self):
        return http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()
        self.process.stdout.close()

    def stop(self):
        self.process.terminate()
        self.process.wait(30)
        self.process.stdout.close()

    def verb(self, *words, text=None):
        """Another verb of the program on the same database; what it printed."""
        done = subprocess.run([self.binary, *words, "--database", self.database], cwd=ROOT, input=text, capture_output=True, text=True)
        if done.returncode:
            raise Refused(f"{' '.join(words)}: {done.stdout}{done.stderr}")
        return done.stdout


class Browser:
    """A visitor with cookies, for the few forms that have to be sent."""

    def __init__(self, program):
        self.connection, self.cookies = program.connect(), {}

    def ask(self, method, path, body=None, headers=()):
        sent = {"Cookie": "; ".join(f"{k}={v}" for k, v in self.cookies.items()), **dict(headers)}
        self.connection.request(method, path, body, sent)
        answer = self.connection.getresponse()
        for name, value in answer.getheaders():
            if name.lower() == "set-cookie":
                self.cookies.__setitem__(*value.split(";")[0].split("=", 1))
        return answer, answer.read().decode()

    def csrf(self, path):
        return re.search(r'name="csrf" value="([^"]+)"', self.ask("GET", path)[1]).group(1)

    def send(self, form, path, **fields):
        body = urllib.parse.urlencode({"csrf": self.csrf(form), **fields}, doseq=True)
        origin = {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://127.0.0.1:{self.connection.port}"}
        answer, text = self.ask("POST", path, body, origin)
        if answer.status >= 400:
            raise Refused(f"{path} answered {answer.status}: {text[:2000]}")
        return text


def signed_in(program, role):
    """A browser signed in as a new account with that role."""
    program.verb("user", "add", EMAIL, "Measuring", "--role", role, text=FIRST_PASSWORD + "\n")
    browser = Browser(program)
    browser.send("/sign-in", "/sign-in", email=EMAIL, password=FIRST_PASSWORD)
    browser.send("/account/password", "/account/password", current=FIRST_PASSWORD, wanted=PASSWORD)
    return browser


def signed_in_again(program):
    """The same account, on a copy of its database."""
    browser = Browser(program)
    browser.send("/sign-in", "/sign-in", email=EMAIL, password=PASSWORD)
    return browser


def token_of(browser):
    """A token that may all that its owner may."""
    offered = re.findall(r'name="permissions"[^>]*value="([^"]+)"', browser.ask("GET", "/account")[1])
    page = browser.send("/account", "/account/tokens", name="measuring", days=30, permissions=offered)
    return re.search(r"<code>(entente_[^<]+)</code>", page).group(1)
