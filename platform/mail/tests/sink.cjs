// A real mail server for smtp_tests.cpp: prints its port, then one line of JSON for each mail; ends with its input.
// unknown@… is refused for good, busy@… for now. With the argument "login" it wants user "entente", password "secret".
const { SMTPServer } = require("smtp-server");

const server = new SMTPServer({
  authOptional: process.argv[2] !== "login",
  allowInsecureAuth: true,
  disabledCommands: ["STARTTLS"],
  onAuth: (auth, session, answer) =>
    auth.username === "entente" && auth.password === "secret"
      ? answer(null, { user: auth.username })
      : answer(new Error("wrong user or password")),
  onRcptTo: (address, session, answer) => {
    const code = { unknown: 550, busy: 451 }[address.address.split("@")[0]];
    answer(code ? Object.assign(new Error("refused"), { responseCode: code }) : undefined);
  },
  onData: (stream, session, answer) => {
    let message = "";
    stream.setEncoding("utf8").on("data", (piece) => (message += piece));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      console.log(JSON.stringify({ from: mailFrom.address, to: rcptTo.map((each) => each.address), message }));
      answer();
    });
  },
});
server.listen(0, "127.0.0.1", () => console.log(server.server.address().port));
process.stdin.on("end", () => process.exit(0)).resume();
