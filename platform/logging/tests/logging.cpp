// The log: one line for each thing, whatever the thing holds.
#include "platform/logging/logging.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using logging::Level;

namespace {

std::string temporary_log() {
    auto path = std::filesystem::temp_directory_path() / "entente-logging-test.log";
    std::filesystem::remove(path);
    return path;
}

std::string content_of(const std::string& path) {
    std::stringstream text;
    text << std::ifstream{path}.rdbuf();
    return text.str();
}

} // namespace

TEST_CASE("A line of the log is logfmt: plain words bare, others quoted") {
    CHECK(logging::line_of("request", {{"id", "k3"}, {"status", 200L}, {"ms", 1.25}, {"route", ""}}) ==
          "event=request id=k3 status=200 ms=1.250 route=\"\"");
    CHECK(logging::line_of("said", {{"what", "a \"b\" \\ c=d"}}) ==
          "event=said what=\"a \\\"b\\\" \\\\ c=d\"");
}

TEST_CASE("A text with line breaks cannot forge a second line of the log") {
    CHECK(logging::line_of("error", {{"what", "one\nlevel=error two\r\x1b[31m"}}) ==
          "event=error what=\"one\\nlevel=error two  [31m\"");
}

TEST_CASE("Below its level the log takes nothing; a warning is in the file at once") {
    auto path = temporary_log();
    logging::Log log{Level::info, path};
    log.write(Level::debug, "too_small");
    log.write(Level::info, "gathered");
    CHECK(content_of(path).empty());
    log.write(Level::warning, "important", {{"rows", 3L}});
    auto text = content_of(path);
    CHECK(text.find("too_small") == std::string::npos);
    CHECK(text.find("Z level=info event=gathered\n") != std::string::npos);
    CHECK(text.find("Z level=warning event=important rows=3\n") != std::string::npos);
    CHECK(text.starts_with("time=20"));
}

TEST_CASE("A log that goes nowhere takes everything and writes nothing") {
    logging::Log log{Level::debug, logging::To::nothing};
    log.write(Level::error, "unheard");
    log.flush();
}
