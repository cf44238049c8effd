// Rows marked in a list come in the address, so that Back and the language switch lead to the same page
// again.
#pragma once

#include "platform/web/call.hpp"
#include "platform/web/route.hpp"

#include <vector>

namespace lists {

inline constexpr std::size_t most_marked = 500; // changed together
inline constexpr std::string_view too_many_marked = "lists.too_many_marked";

// The page, which reads a form, reads the address as that.
http::Response as_form(web::Call& call, http::Response (*page)(web::Call&));

// What was marked; refused when it is more than one change takes, for some of it would be left out unsaid.
template <class RecordId> Result<std::vector<RecordId>> marked_in(const http::Request& request) {
    std::vector<RecordId> ids;
    for (auto text : request.fields("id"))
        if (RecordId id; web::read_part(text, id)) ids.push_back(id);
    if (ids.size() > most_marked) return Failure{Fault::invalid, {std::string{too_many_marked}}, {}};
    return ids;
}

} // namespace lists
