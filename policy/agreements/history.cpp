// The history in words: what each field was and became.
#include "policy/agreements/history.hpp"

#include "policy/agreements/institution.hpp"
#include "policy/agreements/links.hpp"
#include "policy/agreements/words.hpp"

#include <charconv>

namespace agreements {
namespace {

template <class Tag> std::optional<Id<Tag>> id_in(const std::string& text) {
    Id<Tag> id;
    std::from_chars(text.data(), text.data() + text.size(), id.value);
    return id ? std::optional{id} : std::nullopt;
}

std::string linked(const web::Call& call, db::Session& session, std::string_view field,
                   const std::string& value) {
    auto language = call.tr.language();
    if (field == "function") return function_name(session, language, id_in<FunctionTag>(value));
    if (field == "unit") return unit_name(session, language, id_in<rights::UnitTag>(value));
    if (field == "partnership") return partnership_name(session, id_in<PartnershipTag>(value));
    if (field != "replaces") return {};
    auto other = neighbour(session, id_in<AgreementTag>(value));
    return other ? title_with_partner(other->title, other->partner) : std::string{};
}

std::string said(const web::Call& call, db::Session& session, std::string_view field,
                 const std::optional<std::string>& value) {
    if (!value || value->empty()) return "–";
    const auto& institution = call.services.institution;
    if (auto name = linked(call, session, field, *value); !name.empty()) return name;
    if (field == "type") return name_in(types(institution), *value, call.tr.language());
    if (field == "host") return name_in(hosts(institution), *value, call.tr.language());
    if (field == "open_ended") return std::string{call.tr("agreements.yes")};
    if (auto day = Date::parse(*value)) return call.tr.date(*day);
    if (field == "status")
        if (auto status = enum_named<Status>(*value))
            return std::string{call.tr.of("agreements.status", *status)};
    if (field == "renewal")
        if (auto renewal = enum_named<Renewal>(*value))
            return std::string{call.tr.of("agreements.renewal", *renewal)};
    return *value;
}

} // namespace

std::vector<std::string> changes_in_words(const web::Call& call, db::Session& session,
                                          const std::vector<events::Change>& changes) {
    std::vector<std::string> lines;
    for (const auto& change : changes)
        lines.push_back(std::string{call.tr("agreements.field." + change.field)} + ": " +
                        said(call, session, change.field, change.before) + " → " +
                        said(call, session, change.field, change.after));
    return lines;
}

std::vector<EventLine> history_in_words(const web::Call& call, db::Session& session,
                                        const Agreement& agreement) {
    std::vector<EventLine> lines;
    for (const auto& event : events::history_of(session, {"agreements", agreement.id.value}, 50)) {
        const auto changes = events::changes_of(event);
        EventLine line{std::string{call.tr("agreements.event." + event.act)},
                       event.actor + ", " + call.tr.time(event.at),
                       event.reason,
                       {},
                       event.id,
                       false};
        if (event.act != "registered" && event.act != "imported")
            line.changes = changes_in_words(call, session, changes);
        line.may_put_back = may_put_back(agreement, changes);
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace agreements
