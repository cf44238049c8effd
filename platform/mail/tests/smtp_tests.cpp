// Mails to a real mail server (npm's smtp-server). Without node_modules these are passed over, with a
// message.
#include "platform/mail/sender.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>
#include <fcntl.h>
#include <filesystem>
#include <sys/wait.h>
#include <testing/source_folder.hpp>
#include <unistd.h>

using What = jobs::Outcome::What;

namespace {

// The one that npm brought, as the browser's stories use it.
std::string node() { return std::string{ENTENTE_SOURCE_DIR} + "/node_modules/.bin/node"; }

// The server as a process of its own; it ends when its input ends.
class Sink {
public:
    explicit Sink(const char* wish = "") {
        int input[2], output[2];
        if (pipe2(input, O_CLOEXEC) != 0 || pipe2(output, O_CLOEXEC) != 0) FAIL("no pipes");
        child_ = fork();
        if (child_ == 0) {
            dup2(input[0], 0);
            dup2(output[1], 1);
            std::string script = std::string{ENTENTE_SOURCE_DIR} + "/platform/mail/tests/sink.cjs";
            execl(node().c_str(), "node", script.c_str(), wish, nullptr);
            _exit(127);
        }
        close(input[0]);
        close(output[1]);
        input_ = input[1];
        output_ = fdopen(output[0], "r");
    }
    ~Sink() {
        close(input_);
        fclose(output_);
        waitpid(child_, nullptr, 0);
    }
    Sink(const Sink&) = delete;
    Sink& operator=(const Sink&) = delete;

    std::string line() {
        std::string text;
        for (int letter = 0; (letter = fgetc(output_)) != EOF && letter != '\n';)
            text += static_cast<char>(letter);
        return text;
    }

private:
    pid_t child_ = 0;
    int input_ = -1;
    FILE* output_ = nullptr;
};

bool there_is_a_server() {
    bool there = std::filesystem::exists(std::string{ENTENTE_SOURCE_DIR} + "/node_modules/smtp-server") &&
                 std::filesystem::exists(node());
    if (!there) MESSAGE("passed over: npm's smtp-server is not installed");
    return there;
}

mail::Letter letter_to(const std::string& to) {
    return {.message_id = "entente.1.2@example.org",
            .from = {"Entente", "entente@example.org"},
            .to = to,
            .subject = "Förslag",
            .text = "Hej\n.\nen punkt ensam på raden\n",
            .html = "<p>Hej</p>",
            .language = "sv",
            .date = *Time::parse("2026-11-22T06:00:00.000Z")};
}

} // namespace

TEST_CASE("A mail server gets the message as it is, and its refusals are understood") {
    if (!there_is_a_server()) return;
    Sink sink;
    auto sender = mail::sender_for("smtp://127.0.0.1:" + sink.line());
    auto letter = letter_to("officer@example.org");
    auto outcome = sender->send(letter);
    REQUIRE_MESSAGE(outcome.what == What::done, outcome.why);
    auto got = boost::json::parse(sink.line());
    CHECK(got.at("from").as_string() == "entente@example.org");
    CHECK(got.at("to").as_array().at(0).as_string() == "officer@example.org");
    CHECK(got.at("message").as_string() == mail::message_of(letter));

    auto unknown = sender->send(letter_to("unknown@example.org"));
    CHECK(unknown.what == What::never);
    CHECK(unknown.why.find('@') == std::string::npos);
    CHECK(sender->send(letter_to("busy@example.org")).what == What::later);
}

TEST_CASE(
    "A server that wants a password gets it; with a wrong one the mail waits until it has been mended") {
    if (!there_is_a_server()) return;
    Sink sink{"login"};
    mail::SmtpServer server{.url = "smtp://127.0.0.1:" + sink.line(),
                            .tls = mail::Tls::off,
                            .user = "entente",
                            .password = "secret"};
    CHECK(mail::smtp_sender(server)->send(letter_to("officer@example.org")).what == What::done);
    server.password = "wrong";
    CHECK(mail::smtp_sender(server)->send(letter_to("officer@example.org")).what == What::later);
}

TEST_CASE("A server without TLS gets nothing where TLS is required") {
    if (!there_is_a_server()) return;
    Sink sink;
    auto sender = mail::sender_for("smtp://127.0.0.1:" + sink.line() + "?tls=required");
    CHECK(sender->send(letter_to("officer@example.org")).what == What::later);
}

TEST_CASE("A server that is not there is tried again later") {
    CHECK(mail::sender_for("smtp://127.0.0.1:1")->send(letter_to("officer@example.org")).what == What::later);
}
