// What a route says of the JSON it reads, at the end of its summary: "A new account {email! name!
// born:date}". The description of the API tells it, and a body of other types is refused before the page is
// asked.
//
//   text date time integer number boolean   list: of texts   numbers: of integers   json: anything
//   object, objects: of texts, but "parties.organisation:integer"
//   file: then the body is a form of parts, not JSON   {} at the end: an act that needs no body
#pragma once

#include "platform/web/route.hpp"

#include <boost/json/fwd.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace web {

struct BodyField {
    std::string_view name; // "title", or "parties.organisation" within an object
    std::string_view type;
    bool required = false;
    bool nullable = false; // of answers: null, or left out
};
std::vector<BodyField> fields_of(std::string_view said);
// Whether a value, and what a list holds, is of the type said. A date and a time are texts.
bool fits(std::string_view type, const boost::json::value& value);

bool says_body(const Route& route);
std::string_view words_of(const Route& route); // its line for people
std::vector<BodyField> body_of(const Route& route);
bool takes_file(const Route& route);

// A body sent as something else than the route reads, JSON or, where it takes a file, a form of parts: 415.
// Silence would look like a change made.
bool is_of_another_kind(const http::Request& request, const Route& route);
// Field → text key, for all that is of another type than said; empty when the body fits, or nothing is said
// of it.
std::vector<std::pair<std::string, std::string>> wrong_types(const http::Request& request,
                                                             const Route& route);

} // namespace web
