// The head of an answer, written by hand: with the body in one write it is twice as fast as the library's
// serializer.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/http/message.hpp"

#include <string>
#include <string_view>

namespace http {

// How the reader knows where the body ends.
enum class Framing { length, chunks, close };
enum class After { keep, close };

// Headers on every answer, joined once. An answer that carries one of them itself keeps its own.
class StandingHeaders {
public:
    explicit StandingHeaders(Pairs headers);
    void write(std::string& out, const Pairs& own) const;

private:
    Pairs headers_;
    std::string joined_;
};

std::string_view reason_of(int status);

// "Sun, 22 Nov 2026 06:47:37 GMT"
std::string http_date(Time moment);

std::string head_of(const Response& response, std::string_view request_id, const StandingHeaders& standing,
                    Framing framing, After after);

// 204 and 304 have none, whatever the Response holds.
bool may_have_body(int status);

// What stands before a piece of a chunked body; "\r\n" follows the piece. The body ends with last_chunk.
std::string chunk_head(std::size_t size);
inline constexpr std::string_view last_chunk = "0\r\n\r\n";

// A plain answer to what cannot be read or taken: "431 Request Header Fields Too Large".
Response refusal(int status);

} // namespace http
