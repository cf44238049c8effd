// The route table: method, path, who may, page. Permission is a column, so it cannot be left out.
//
//   constexpr Route routes[] = {
//       {get,  "/organisations",          May::read_organisations, page<pages::list>},
//       {get,  "/organisations/{}",       May::read_organisations, page<pages::show>},     // Response
//       show(Call&, OrganisationId) {post, "/organisations/{}/names", May::edit_organisations,
//       page<pages::add_name>},
//   };
#pragma once

#include "platform/basics/id.hpp"
#include "platform/web/call.hpp"

#include <array>
#include <charconv>
#include <span>
#include <string>
#include <string_view>
#include <tuple>

namespace web {

using PathParts = std::array<std::string_view, 4>; // what stood in the place of each {}
using Page = http::Response (*)(Call&, const PathParts&);

// How a part of the path becomes a parameter of the page; false is "no such page".
template <class Tag> bool read_part(std::string_view part, Id<Tag>& into) {
    auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), into.value);
    return error == std::errc{} && end == part.data() + part.size() && into.value > 0;
}
inline bool read_part(std::string_view part, std::string_view& into) { return into = part, !part.empty(); }
inline bool read_part(std::string_view part, int& into) {
    auto [end, error] = std::from_chars(part.data(), part.data() + part.size(), into);
    return error == std::errc{} && end == part.data() + part.size();
}
template <NamedEnum Enum> bool read_part(std::string_view part, Enum& into) {
    auto value = enum_named<Enum>(part);
    if (value) into = *value;
    return value.has_value();
}

template <class... Parts>
http::Response call_page(http::Response (*function)(Call&, Parts...), Call& call, const PathParts& parts) {
    std::tuple<Parts...> read{};
    bool good = [&]<std::size_t... i>(std::index_sequence<i...>) {
        return (read_part(parts[i], std::get<i>(read)) && ...);
    }
    (std::index_sequence_for<Parts...>{});
    if (!good) return call.not_found();
    return std::apply([&](auto&... part) { return function(call, part...); }, read);
}
template <auto function>
constexpr Page page = [](Call& call, const PathParts& parts) { return call_page(function, call, parts); };

using enum http::Method;

// What a route under /api/ answers with, in the notation of body.hpp. Every answer of a test is held against
// it.
//
//   constexpr Answered party{"Party", "id:integer name country?"};   ? may be null, or left out
struct Answered {
    std::string_view name;
    std::string_view fields;
    bool rows = false;  // {"items":[…],"next":…,"total":…}, each item as the fields say
    bool paged = false; // by ?cursor= and ?limit=; else all at once, and next is null
};
constexpr Answered rows_of(Answered row) { return {row.name, row.fields, true, true}; }
constexpr Answered all_rows_of(Answered row) { return {row.name, row.fields, true, false}; }
inline constexpr Answered a_file{"file", ""}; // no JSON: a file's bytes
inline constexpr Answered id_and_version{"Changed", "id:integer version:integer"};

struct Route {
    http::Method method;
    std::string_view path; // {} stands for one part
    rights::Permission who;
    Page page;
    std::string_view summary = {}; // for /api/: one line of English in the OpenAPI description
    Answered answer = {};          // for /api/
};

} // namespace web
