// Events of a case in words: what, who, when, and for those who work on it why, and the values before and
// after.
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/guard.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/overview.hpp"

#include <algorithm>
#include <charconv>

namespace partnerships {
namespace {

// "intended 2027-03-01: what they say" of the definition test: the judgement and its day in words.
std::string judgement_in_words(const web::Call& call, const std::string& value) {
    auto end = std::min(value.find_first_of(" :"), value.size());
    auto key = "definition.state." + value.substr(0, end);
    if (!call.tr.has(key)) return value;
    std::string words{call.tr(key)};
    auto rest = value.substr(end);
    auto day = rest.starts_with(" ") ? Date::parse(rest.substr(1, 10)) : std::nullopt;
    if (!day) return words + rest;
    return words + call.tr("partnerships.history.by_day", {{"day", call.tr.date(*day)}}) + rest.substr(11);
}

// Whom or what an id means; of what is not there any more only the number is left.
std::string linked_in_words(const web::Call& call, db::Session& session, std::string_view field,
                            const std::string& value) {
    std::int64_t id = 0;
    auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), id);
    if (error != std::errc{} || end != value.data() + value.size()) return value;
    auto words =
        field == "unit" ? unit_in_words(call, session, UnitId{id}) : name_of_account(session, AccountId{id});
    return words.empty() ? value : words;
}

// Keys of lists in words; other values as they stand.
std::string value_in_words(const web::Call& call, db::Session& session, const events::Event& event,
                           std::string_view field, const std::string& value) {
    if (field == "unit" || field == "coordinator") return linked_in_words(call, session, field, value);
    const auto& institution = call.services.institution;
    auto language = call.tr.language();
    if (field == "areas") return names_in_words(areas(institution), value, language);
    if (field == "formats") return names_in_words(formats(institution), value, language);
    if (field == "host") return names_in_words(hosts(institution), value, language);
    auto in_words = [&](std::string_view prefix) {
        auto key = std::string{prefix} + value;
        return call.tr.has(key) ? std::string{call.tr(key)} : value;
    };
    if (event.act == "definition_answered") return judgement_in_words(call, value);
    if (event.act == "intention_reminded")
        if (auto day = Date::parse(value)) return call.tr.date(*day);
    if (field == "stakeholder_involvement") return in_words("partnerships.involvement.");
    if (field == "stage") return in_words("partnerships.stage.");
    if (field == "level") return in_words("partnerships.level.");
    if (field == "origin") return in_words("partnerships.origin.");
    if (field == "form") return names_in_words(other_forms(institution), value, language);
    if (field == "status") return in_words("partnerships.collaboration.status.");
    if (field == "answer_by" || field == "starts_on" || field == "ends_on")
        if (auto day = Date::parse(value)) return call.tr.date(*day);
    return value;
}

std::string field_in_words(const web::Call& call, const std::string& field) {
    const auto definition = call.services.institution.file("definition");
    for (const auto& item : definition.list("items"))
        if (item.text("key") == field) return item.both("title").in(call.tr.language());
    auto key = "partnerships.field." + field;
    return call.tr.has(key) ? std::string{call.tr(key)} : field;
}

} // namespace

std::vector<ChangeLine> changes_in_words(const web::Call& call, db::Session& session,
                                         const events::Event& event) {
    std::vector<ChangeLine> lines;
    const auto changes = events::changes_of(event);
    for (const auto& change : changes)
        if (change.field != "organisation") // the partner's name says it
            lines.push_back({field_in_words(call, change.field),
                             value_in_words(call, session, event, change.field, change.before.value_or("")),
                             value_in_words(call, session, event, change.field, change.after.value_or(""))});
    return lines;
}

// What nobody signed in did: the program by itself, or somebody outside who gave a name.
std::string actor_in_words(const web::Call& call, const events::Event& event) {
    if (!event.account && event.actor == "program")
        return std::string{call.tr("partnerships.history.program")};
    if (!event.account && event.actor == "visitor")
        return std::string{call.tr("partnerships.history.visitor")};
    if (event.capacity.empty()) return event.actor;
    auto capacity = names_in_words(hosts(call.services.institution), event.capacity, call.tr.language());
    return event.actor + " (" + capacity + ")";
}

std::vector<EventLine> lines_of(const web::Call& call, db::Session& session,
                                const std::vector<events::Event>& events, const Access& access) {
    std::vector<EventLine> lines;
    for (const auto& event : events) {
        EventLine line;
        line.text = call.tr("partnerships.event." + event.act);
        line.who = actor_in_words(call, event);
        line.when = call.tr.time(event.at);
        if (access.reads_all) {
            line.reason = event.reason;
            if (event.note != event.reason) line.note = event.note;
            line.changes = changes_in_words(call, session, event);
            const auto excuses = events::excuses_of(event);
            for (const auto& excuse : excuses)
                line.excuses.push_back(
                    call.tr("partnerships.history.excuse",
                            {{"reason", call.tr(excuse.reason)}, {"explanation", excuse.explanation}}));
            if (may_put_back(access, event))
                line.put_back = address_of({event.subject_id}, "/history/") + std::to_string(event.id.value) +
                                "/put-back";
        }
        lines.push_back(std::move(line));
    }
    return lines;
}

} // namespace partnerships
