// A change is never taken out of the history; putting back is another one.
#include "policy/agreements/actions_history.hpp"

#include "platform/events/search.hpp"
#include "policy/agreements/differences.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/rules.hpp"
#include "policy/agreements/store.hpp"

#include <algorithm>

namespace agreements {
namespace {

// As it would be; fields that have been changed again since then stay.
Agreement before_event(const Agreement& agreement, const std::vector<events::Change>& changes) {
    Agreement back = agreement;
    const auto texts = texts_of(agreement);
    for (const auto& change : changes) {
        bool unchanged = std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
            return text.first == change.field && text.second == change.after.value_or("");
        });
        if (unchanged) set_text(back, change.field, change.before.value_or(""));
    }
    return back;
}

} // namespace

bool may_put_back(const Agreement& agreement, const std::vector<events::Change>& changes) {
    return !differences(agreement, before_event(agreement, changes)).empty();
}

Result<Done> put_back(db::Database& database, AgreementId id, events::EventId event_id,
                      const settings::Settings& institution, const By& by) {
    auto tx = database.begin();
    auto agreement = find_agreement(tx, id);
    if (!agreement) return missing("agreements.agreement");
    const auto event = events::find_event(tx, {"agreements", id.value}, event_id);
    if (!event) return missing("agreements.agreement");

    auto back = before_event(*agreement, events::changes_of(*event));
    auto changes = differences(*agreement, back);
    if (changes.empty()) return Failure{Fault::refused, {"agreements.nothing_to_put_back"}, {}};
    const auto parties = parties_of(tx, id);
    auto outside = std::count_if(parties.begin(), parties.end(),
                                 [](const Party& party) { return party.side == Side::partner; });
    auto verdict = may_register(back, {is_type(institution, back.type), static_cast<int>(outside)});
    if (!verdict) return refused(verdict);
    if (broken_link(tx, back)) return Failure{Fault::refused, {"agreements.nothing_to_put_back"}, {}};
    if (!update_agreement(tx, back, by.when)) return outdated("agreements.agreement");
    events::record(tx, {"agreements", id.value}, "put_back", by, changes);
    tx.commit();
    return Done{};
}

} // namespace agreements
