// The room's part of the search over the whole house.
#include "policy/agreements/agreements.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/words.hpp"

namespace agreements {

std::vector<web::Hit> find_hits(web::Call& call, std::string_view words, int limit) {
    auto reader = call.database().read();
    auto state = lists::read_state(list_spec, http::Pairs{{"q", std::string{words}}});
    std::vector<web::Hit> hits;
    for (const auto& line : reader.all<AgreementLine>(rows_at(state, {limit, 0}))) {
        std::string status{call.tr.of("agreements.status", line.status)};
        hits.push_back(
            {title_with_partner(line.title, line.partner), std::move(status), agreement_href(line.id)});
    }
    return hits;
}

} // namespace agreements
