// Writing heads of answers.
#include "platform/http/head.hpp"

#include "platform/http/encoding.hpp"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace http {

namespace {

struct Reason {
    int status;
    std::string_view text;
};
constexpr Reason reasons[] = {
    {200, "OK"},
    {201, "Created"},
    {202, "Accepted"},
    {204, "No Content"},
    {206, "Partial Content"},
    {301, "Moved Permanently"},
    {302, "Found"},
    {303, "See Other"},
    {304, "Not Modified"},
    {307, "Temporary Redirect"},
    {308, "Permanent Redirect"},
    {400, "Bad Request"},
    {401, "Unauthorized"},
    {403, "Forbidden"},
    {404, "Not Found"},
    {405, "Method Not Allowed"},
    {406, "Not Acceptable"},
    {408, "Request Timeout"},
    {409, "Conflict"},
    {410, "Gone"},
    {412, "Precondition Failed"},
    {413, "Content Too Large"},
    {415, "Unsupported Media Type"},
    {416, "Range Not Satisfiable"},
    {417, "Expectation Failed"},
    {422, "Unprocessable Content"},
    {428, "Precondition Required"},
    {429, "Too Many Requests"},
    {431, "Request Header Fields Too Large"},
    {500, "Internal Server Error"},
    {501, "Not Implemented"},
    {503, "Service Unavailable"},
};

void add(std::string& out, std::string_view name, std::string_view value) {
    auto clean = [](std::string_view text) {
        return std::none_of(text.begin(), text.end(),
                            [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    };
    if (clean(name))
        out += name;
    else
        out += one_line(name);
    out += ": ";
    if (clean(value))
        out += value;
    else
        out += one_line(value);
    out += "\r\n";
}

void add(std::string& out, std::string_view name, std::size_t number) {
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    add(out, name, std::string_view{digits, static_cast<std::size_t>(end - digits)});
}

void two_digits(std::string& out, unsigned number) {
    out += static_cast<char>('0' + number / 10 % 10);
    out += static_cast<char>('0' + number % 10);
}

} // namespace

StandingHeaders::StandingHeaders(Pairs headers) : headers_(std::move(headers)) {
    for (const auto& [name, value] : headers_) add(joined_, name, value);
}

void StandingHeaders::write(std::string& out, const Pairs& own) const {
    auto in_own = [&](std::string_view name) {
        return std::any_of(own.begin(), own.end(),
                           [&](const auto& header) { return same_word(header.first, name); });
    };
    if (std::none_of(headers_.begin(), headers_.end(),
                     [&](const auto& header) { return in_own(header.first); })) {
        out += joined_;
        return;
    }
    for (const auto& [name, value] : headers_)
        if (!in_own(name)) add(out, name, value);
}

std::string_view reason_of(int status) {
    for (const auto& reason : reasons)
        if (reason.status == status) return reason.text;
    return "Status";
}

// By hand: strftime asks the locale and gmtime_r takes a lock, and this is in every answer.
std::string http_date(Time moment) {
    constexpr std::string_view weekdays = "SunMonTueWedThuFriSat",
                               months = "JanFebMarAprMayJunJulAugSepOctNovDec";
    auto day = std::chrono::floor<std::chrono::days>(moment.point);
    std::chrono::year_month_day date{day};
    std::chrono::hh_mm_ss time{moment.point - day};
    auto three = [](std::string_view names, unsigned i) { return names.substr(i * std::size_t{3}, 3); };
    std::string out;
    out.reserve(29);
    out.append(three(weekdays, std::chrono::weekday{day}.c_encoding())).append(", ");
    two_digits(out, static_cast<unsigned>(date.day()));
    out.append(" ").append(three(months, static_cast<unsigned>(date.month()) - 1)).append(" ");
    two_digits(out, static_cast<unsigned>(static_cast<int>(date.year())) / 100);
    two_digits(out, static_cast<unsigned>(static_cast<int>(date.year())) % 100);
    out += ' ';
    two_digits(out, static_cast<unsigned>(time.hours().count()));
    out += ':';
    two_digits(out, static_cast<unsigned>(time.minutes().count()));
    out += ':';
    two_digits(out, static_cast<unsigned>(time.seconds().count()));
    out += " GMT";
    return out;
}

bool may_have_body(int status) { return status >= 200 && status != 204 && status != 304; }

std::string head_of(const Response& response, std::string_view request_id, const StandingHeaders& standing,
                    Framing framing, After after) {
    std::string out;
    out.reserve(1024);
    out.append("HTTP/1.1 ")
        .append(std::to_string(response.status))
        .append(" ")
        .append(reason_of(response.status))
        .append("\r\n");
    add(out, "Date", http_date(Clock{}.now()));
    if (may_have_body(response.status)) {
        if (!response.type.empty()) add(out, "Content-Type", response.type);
        if (framing == Framing::length) add(out, "Content-Length", response.body.size());
        if (framing == Framing::chunks) add(out, "Transfer-Encoding", "chunked");
    }
    if (after == After::close) add(out, "Connection", "close");
    if (!request_id.empty()) add(out, "X-Request-Id", request_id);
    for (const auto& [name, value] : response.headers) add(out, name, value);
    standing.write(out, response.headers);
    out += "\r\n";
    return out;
}

std::string chunk_head(std::size_t size) {
    char digits[24];
    auto end = std::to_chars(digits, digits + sizeof digits, size, 16).ptr;
    return std::string{digits, end} + "\r\n";
}

Response refusal(int status) {
    Response response{.status = status, .type = "text/plain; charset=utf-8"};
    response.body = std::to_string(status) + " " + std::string{reason_of(status)} + "\n";
    return response;
}

} // namespace http
