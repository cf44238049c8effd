// Random bytes for everything that reads what strangers send: forms, cookies, addresses, ranges. Beside not
// crashing, what was read must say the same when written and read again. See docs/handbook/http.md for how to
// run it.
#include "platform/http/arrival.hpp"
#include "platform/http/content.hpp"
#include "platform/http/encoding.hpp"
#include "platform/http/forms.hpp"
#include "platform/http/head.hpp"

#include <cstdint>
#include <cstdlib>

namespace {

void must(bool holds) {
    if (!holds) std::abort();
}

void read_fields(std::string_view bytes) {
    auto pairs = http::read_pairs(bytes);
    if (!pairs) return;
    std::string again;
    for (const auto& [name, value] : *pairs) again += http::encode(name) + "=" + http::encode(value) + "&";
    must(http::read_pairs(again) == pairs);
}

void read_parts(std::string_view bytes) {
    auto type = "multipart/form-data; boundary=" + std::string{http::take_until(bytes, '\n')};
    auto parts = http::read_multipart(type, bytes);
    if (!parts) return;
    std::size_t total = 0;
    for (const auto& upload : parts->uploads) {
        total += upload.content.size();
        must(upload.file_name.find_first_of("/\\\r\n") == std::string::npos && http::is_text(upload.field));
    }
    for (const auto& [name, value] : parts->form) must(http::is_text(name) && http::is_text(value));
    must(total <= bytes.size());
}

void read_address(std::string_view bytes) {
    http::Request request;
    http::Head head{
        .method = "GET", .target = std::string{http::take_until(bytes, '\n')}, .headers = {{"Host", "a"}}};
    while (!bytes.empty()) {
        auto value = http::take_until(bytes, '\n');
        auto name = http::take_until(value, ':');
        head.headers.emplace_back(name, value);
    }
    if (http::read_head(std::move(head), request) != 0) return;
    must(request.path.starts_with('/') && http::is_text(request.path));
    http::name_client(request, "192.0.2.1", {});
    must(request.client == "192.0.2.1" && request.header("x-forwarded-for").empty());
}

void serve(std::string_view bytes) {
    http::Request request{.headers = {{"range", std::string{http::take_until(bytes, '\n')}},
                                      {"if-none-match", std::string{http::take_until(bytes, '\n')}},
                                      {"if-range", std::string{http::take_until(bytes, '\n')}},
                                      {"accept-encoding", std::string{bytes}}}};
    http::best_encoding(request, {"br", "gzip"});
    auto response =
        http::serve_bytes(request, {.bytes = "0123456789", .type = "text/plain", .tag = "\"v1\""});
    must(response.body.size() <= 10 &&
         std::string_view{"0123456789"}.find(response.body) != std::string_view::npos);
    response.headers.emplace_back("X-Any", bytes);
    auto head =
        http::head_of(response, "", http::StandingHeaders{{}}, http::Framing::length, http::After::keep);
    must(head.find("\r\n\r\n") == head.size() - 4);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0) return 0;
    std::string_view bytes{reinterpret_cast<const char*>(data) + 1, size - 1};
    switch (data[0] % 5) {
    case 0:
        read_fields(bytes);
        break;
    case 1:
        read_parts(bytes);
        break;
    case 2:
        read_address(bytes);
        break;
    case 3:
        serve(bytes);
        break;
    case 4:
        http::cookie_of(bytes, "session");
        break;
    }
    return 0;
}
