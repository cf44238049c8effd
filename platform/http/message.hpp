// A request and an answer, as plain values. Only http/server.cpp knows the library that reads and writes
// them.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace http {

enum class Method { get, head, post, put, patch, del, other };

using Pairs = std::vector<std::pair<std::string, std::string>>; // names may repeat; order kept

// One part of a multipart/form-data body that carries a file.
struct Upload {
    std::string field;
    std::string file_name; // last part only, control characters removed
    std::string type;      // as the sender says; not to be trusted
    std::string content;
};

struct Request {
    Method method = Method::get; // the server gives HEAD as get and drops the body of the answer
    std::string target = {};     // as sent
    std::string path = {};       // decoded, without the query
    Pairs query = {};            // decoded
    Pairs headers = {};          // names in small letters
    std::string body = {};       // empty once a multipart body has become form and uploads
    Pairs form = {};             // decoded fields of urlencoded and multipart bodies
    std::vector<Upload> uploads = {};
    std::string client = {}; // address; from X-Forwarded-For only where the proxy is trusted
    std::string id = {};     // request id: in the log and on error pages

    // First value of that name, or "".
    std::string_view header(std::string_view name) const;
    std::string_view cookie(std::string_view name) const;
    std::string_view parameter(std::string_view name) const; // of the query
    std::string_view field(std::string_view name) const;     // of the form
    std::vector<std::string_view> fields(std::string_view name) const;
    std::vector<std::string_view> parameters(std::string_view name) const;
};

// Where a long-lived answer (text/event-stream) gets its events: the server calls `next` again and again on a
// worker until it gives nothing or the reader has gone. Each text is a whole event, "event: x\ndata: y\n\n".
struct EventStream {
    std::function<std::optional<std::string>()> next; // waits at most a second; "" means nothing yet
};

struct Response {
    int status = 200;
    std::string type = "text/html; charset=utf-8";
    std::string body = {};
    Pairs headers = {};                       // more than the type, length and security headers
    std::string route = {};                   // the pattern that answered ("/organisations/{}"), for the log
    std::shared_ptr<EventStream> events = {}; // then body is not used; the type is text/event-stream
    // Large bodies that are made piece by piece (exports): called until it gives an empty text. Then body is
    // not used.
    std::function<std::string()> pieces = {};
};

} // namespace http
