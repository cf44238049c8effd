// The message as it travels, and the folder that takes it in the demo.
#include "platform/mail/sender.hpp"
#include "platform/testing/test_database.hpp"

#include <doctest/doctest.h>
#include <fstream>
#include <sodium.h>
#include <sstream>

namespace {

namespace fs = std::filesystem;

mail::Letter letter() {
    return {.message_id = "entente.1.2@example.org",
            .from = {"Entente vid KI (exempel)", "entente@example.org"},
            .to = "officer@example.org",
            .subject = "Hello",
            .text = "Hej\n",
            .html = {},
            .language = "sv",
            .date = *Time::parse("2026-11-22T06:00:05.250Z")};
}

std::string decoded(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t size = 0;
    sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), text.data(), text.size(),
                      "\r\n", &size, nullptr, sodium_base64_VARIANT_ORIGINAL);
    bytes.resize(size);
    return bytes;
}

// What the encoded words of the subject say together.
std::string subject_of(const std::string& message) {
    std::string_view value = std::string_view{message}.substr(message.find("\r\nSubject: "));
    value = value.substr(0, value.find("\r\nDate: "));
    std::string words;
    constexpr std::string_view start = "=?UTF-8?B?";
    for (auto at = value.find(start); at != value.npos; at = value.find(start, at + 1)) {
        auto word = value.substr(at + start.size());
        words += decoded(word.substr(0, word.find("?=")));
    }
    return words;
}

} // namespace

TEST_CASE("A message has its headers in order and its text whole") {
    auto message = mail::message_of(letter());
    CHECK(message.starts_with(
        "From: \"Entente vid KI (exempel)\" <entente@example.org>\r\nTo: officer@example.org\r\n"
        "Subject: Hello\r\nDate: Sun, 22 Nov 2026 06:00:05 +0000\r\n"
        "Message-ID: <entente.1.2@example.org>\r\n"));
    CHECK(message.find("Auto-Submitted: auto-generated\r\n") != message.npos);
    CHECK(message.find("Content-Language: sv\r\n") != message.npos);
    CHECK(decoded(message.substr(message.find("\r\n\r\n") + 4)) == "Hej\r\n");
}

TEST_CASE("Headers carry every letter, in words that are short enough and cut none in two") {
    auto sent = letter();
    for (int i = 0; i < 12; ++i) sent.subject += " Förslag från Åbo – 大学 🙂";
    sent.from.name = "Åsa \"exempel\"";
    auto message = mail::message_of(sent);
    CHECK(subject_of(message) == sent.subject);
    CHECK(message.starts_with("From: =?UTF-8?B?"));
    std::istringstream lines(message);
    for (std::string line; std::getline(lines, line);) CHECK(line.size() <= 79);
}

TEST_CASE("Nothing in a mail can make a header of its own") {
    auto sent = letter();
    sent.subject = "Hello\r\nBcc: victim@example.org";
    sent.from.name = "x\nBcc: y";
    CHECK(mail::message_of(sent).find("\nBcc") == std::string::npos);
}

TEST_CASE("Text and HTML stand beside each other") {
    auto sent = letter();
    sent.html = "<p>Hej å</p>";
    auto message = mail::message_of(sent);
    auto plain = message.find("Content-Type: text/plain"), html = message.find("Content-Type: text/html");
    CHECK(message.find("multipart/alternative") < plain);
    CHECK(plain < html);
    auto from = message.find("\r\n\r\n", html) + 4;
    CHECK(decoded(message.substr(from, message.find("\r\n--", from) - from)) == sent.html);
    CHECK(message.ends_with("--\r\n"));
}

TEST_CASE("The folder gets one whole file for each mail, also when it is sent twice") {
    fs::path folder = testing::scratch_path("mails");
    auto sender = mail::sender_for("folder:" + folder.string());
    CHECK(sender->send(letter()).what == jobs::Outcome::What::done);
    CHECK(sender->send(letter()).what == jobs::Outcome::What::done);
    std::vector<fs::path> files{fs::directory_iterator{folder}, {}};
    REQUIRE(files.size() == 1);
    CHECK(files[0].filename() == "entente.1.2@example.org.eml");
    std::ifstream file(files[0], std::ios::binary);
    std::ostringstream content;
    content << file.rdbuf();
    CHECK(content.str() == mail::message_of(letter()));
}

TEST_CASE("An address of no kind of sender is told") {
    CHECK_THROWS_WITH(mail::sender_for("pigeon"),
                      "mail goes to folder:DIR, smtp://HOST:PORT or smtps://HOST:PORT, not to pigeon");
    CHECK_THROWS_AS(mail::sender_for("smtp://x:25?tls=maybe"), std::runtime_error);
}
