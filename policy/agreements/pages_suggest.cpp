// Agreements by some words, for fields that name another agreement.
#include "policy/agreements/list.hpp"
#include "policy/agreements/pages.hpp"
#include "policy/agreements/register.hpp"
#include "policy/agreements/views.hpp"
#include "policy/agreements/words.hpp"

namespace agreements::pages {
namespace {

constexpr int most = 15;

std::vector<AgreementLine> found(web::Call& call, const std::string& words) {
    auto state = lists::read_state(list_spec, http::Pairs{{"q", words}});
    auto reader = call.database().read();
    return reader.all<AgreementLine>(rows_at(state, {most, 0}));
}

} // namespace

http::Response suggest(web::Call& call) {
    SuggestionPage page{std::string{call.request.parameter("q")}, {}};
    if (!page.words.empty())
        for (const auto& line : found(call, page.words)) {
            std::string note{call.tr.of("agreements.status", line.status)};
            if (line.ends_on) note += " · " + call.tr.date(*line.ends_on);
            page.lines.push_back({title_with_number(line.title, line.partner, line.id), std::move(note),
                                  agreement_href(line.id)});
        }
    return call.page({.title = std::string{call.tr("agreements.suggest.title")}, .room = "agreements"},
                     views::suggestions(call.tr, page));
}

} // namespace agreements::pages
