// The room's part of the search over the whole house: partnerships and other collaborations.
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/list.hpp"
#include "policy/partnerships/partnerships.hpp"

namespace partnerships {

std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit) {
    auto reader = call.database().read();
    lists::ListState state;
    state.filters["q"] = {std::string{words}};
    std::vector<web::Hit> hits;
    auto add = [&](std::string title, std::string note, std::string href) {
        if (hits.size() < static_cast<std::size_t>(limit))
            hits.push_back({std::move(title), std::move(note), std::move(href)});
    };
    const auto cases = find_rows(reader, state, text::code_of(call.tr.language()));
    for (const auto& row : cases)
        add(row.title, std::string{call.tr.of("partnerships.stage", row.stage)} + " · " + row.partners,
            "/partnerships/" + std::to_string(row.id.value));
    const auto others = find_collaborations(reader, state);
    for (const auto& row : others)
        add(row.title, std::string{call.tr.of("partnerships.level", row.level)} + " · " + row.partner,
            "/collaborations/" + std::to_string(row.id.value));
    return hits;
}

} // namespace partnerships
