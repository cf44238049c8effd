// The log of requests holds what the operator needs and nothing that names a person.
#include "platform/http/request_log.hpp"

#include "platform/http/tests/raw_client.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

using namespace http::tests;

TEST_CASE("A request is one line of the log: route, status, bytes and time, but no address, query or path") {
    auto path = std::filesystem::temp_directory_path() / "entente-request-log-test.log";
    std::filesystem::remove(path);
    {
        logging::Log log{logging::Level::info, path};
        http::Options options;
        options.on_done = http::request_log(log);
        RunningServer running{
            [](http::Request&) { return http::Response{.body = "abc", .route = "/people/{}"}; }, options};
        said(running.port,
             "GET /people/anna?mail=anna@example.org HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    }
    std::stringstream text;
    text << std::ifstream{path}.rdbuf();
    CHECK(text.str().find(" level=info event=request id=") != std::string::npos);
    CHECK(text.str().find(" method=GET route=/people/{} status=200 bytes=3 ms=") != std::string::npos);
    CHECK(text.str().find("anna") == std::string::npos);
    CHECK(text.str().find("127.0.0.1") == std::string::npos);
}
