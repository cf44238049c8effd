// Putting back the values that an edit took away.
#include "platform/events/search.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/store.hpp"

#include <algorithm>
#include <charconv>

namespace partnerships {
namespace {

template <class Tag> std::optional<Id<Tag>> id_in(const std::string& text) {
    Id<Tag> id;
    std::from_chars(text.data(), text.data() + text.size(), id.value);
    return id ? std::optional{id} : std::nullopt;
}

std::optional<int> months_in(const std::string& text) {
    int months = 0;
    std::from_chars(text.data(), text.data() + text.size(), months);
    return months > 0 ? std::optional{months} : std::nullopt;
}

// False when it is no field of the case that edits change.
bool set(Partnership& p, std::string_view field, const std::string& value) {
    struct Text {
        std::string_view field;
        std::string Partnership::*member;
    };
    static constexpr Text texts[] = {{"title", &Partnership::title},
                                     {"purpose", &Partnership::purpose},
                                     {"strategic_meaning", &Partnership::strategic_meaning},
                                     {"operational_meaning", &Partnership::operational_meaning},
                                     {"financial_meaning", &Partnership::financial_meaning},
                                     {"areas", &Partnership::areas},
                                     {"formats", &Partnership::formats},
                                     {"sponsor", &Partnership::sponsor},
                                     {"initiated_by", &Partnership::initiated_by},
                                     {"host", &Partnership::host},
                                     {"registration_number", &Partnership::registration_number}};
    for (const auto& text : texts)
        if (text.field == field) return p.*text.member = value, true;
    if (field == "unit") return p.unit_id = id_in<rights::UnitTag>(value), true;
    if (field == "coordinator") return p.coordinator_id = id_in<AccountTag>(value), true;
    if (field == "term_months") return p.term_months = months_in(value), true;
    if (field == "answer_by") return p.answer_by = Date::parse(value), true;
    return false;
}

} // namespace

bool may_put_back(const Access& access, const events::Event& event) {
    if (!event.act.starts_with("changed")) return false;
    const auto changes = events::changes_of(event);
    return std::all_of(changes.begin(), changes.end(),
                       [&](const events::Change& change) { return may_set(access, change.field); });
}

Result<Done> put_back(db::Database& database, PartnershipId id, events::EventId event_id,
                      const Access& access, const By& by) {
    std::optional<Partnership> partnership;
    std::optional<events::Event> event;
    {
        auto reader = database.read();
        partnership = find_partnership(reader, id);
        event = events::find_event(reader, {"partnerships", id.value}, event_id);
    }
    if (!partnership || !event || !event->act.starts_with("changed")) return missing("partnerships.case");
    if (!may_put_back(access, *event)) return forbidden("partnerships.not_yours");
    const auto changes = events::changes_of(*event);
    for (const auto& one : changes) set(*partnership, one.field, one.before.value_or(""));
    if (partnership->title.empty()) return invalid({{"title", "web.field.missing"}});
    return change(database, *partnership, by);
}

} // namespace partnerships
