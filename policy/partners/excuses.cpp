// Which reasons may be explained away.
#include "policy/partners/excuses.hpp"

#include "platform/web/form.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr std::string_view shoulds[] = {"partners.rule.identifier_elsewhere", "partners.rule.has_agreements",
                                        "partners.rule.has_partnerships", "partners.rule.functions_held",
                                        "partners.merge.told_apart"};

} // namespace

Excuses excuses_sent(const web::Call& call) {
    Excuses excuses;
    web::Form form{call.request}; // of a page or of JSON
    auto explanation = form.text("explanation", web::Need::optional, 2000);
    if (explanation.empty()) return excuses;
    for (auto reason : shoulds) excuses.push_back({std::string{reason}, explanation});
    return excuses;
}

bool may_be_excused(const Reasons& reasons) {
    return !reasons.empty() && std::all_of(reasons.begin(), reasons.end(), [](const auto& reason) {
        return std::find(std::begin(shoulds), std::end(shoulds), reason) != std::end(shoulds);
    });
}

} // namespace partners
