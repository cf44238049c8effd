// Answering the definition test: load, judge, write, record.
#include "platform/events/events.hpp"
#include "policy/definition/catalogue.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/definition/store.hpp"

#include <algorithm>

namespace definition {
namespace {

std::string told(const Answer& answer) {
    std::string text{name_of(answer.state)};
    if (answer.intended_by) text += " " + answer.intended_by->iso();
    if (!answer.statement.empty()) text += ": " + answer.statement;
    return text;
}

// Every fault of every answer, by the field it stands in.
Failure faults_of(const std::vector<Answer>& answers, Date today) {
    std::vector<std::pair<std::string, std::string>> fields;
    for (const Answer& given : answers) {
        const auto verdict = may_answer(given, today);
        for (const auto& reason : verdict.reasons()) {
            bool about_day = reason.starts_with("definition.intention");
            fields.emplace_back(given.item + (about_day ? ".by" : ".statement"), reason);
        }
    }
    return invalid(std::move(fields));
}

std::vector<events::Change> write_changed(db::Transaction& tx, PartnershipId partnership,
                                          const std::vector<Answer>& before,
                                          const std::vector<Answer>& answers, std::int64_t version,
                                          const By& by) {
    std::vector<events::Change> changes;
    for (const Answer& given : answers) {
        auto old =
            std::find_if(before.begin(), before.end(), [&](const Answer& a) { return a.item == given.item; });
        if (old != before.end() && *old == given) continue;
        save_answer(tx, partnership, given, version, by.account, by.when);
        changes.push_back(
            {given.item, old == before.end() ? std::nullopt : std::optional{told(*old)}, told(given)});
    }
    return changes;
}

} // namespace

Result<Done> answer(db::Database& database, PartnershipId partnership, const std::vector<Answer>& answers,
                    std::int64_t seen, const std::vector<Characteristic>& characteristics, const By& by) {
    auto faults = faults_of(answers, by.when.date());
    if (!faults.fields.empty()) return faults;

    auto tx = database.begin();
    auto now_there = find_version(tx, partnership);
    if (now_there != seen) return outdated("definition");

    auto before = answers_of(tx, partnership, characteristics);
    auto changes = write_changed(tx, partnership, before, answers, now_there + 1, by);
    if (changes.empty()) return Done{};
    events::record(tx, {"partnerships", partnership.value}, "definition_answered", by, changes);
    tx.commit();
    return Done{};
}

DefinitionFacts facts_of(db::Session& session, PartnershipId partnership,
                         const std::vector<Characteristic>& characteristics) {
    return facts_from(characteristics, find_answers(session, partnership));
}

std::vector<Answer> answers_of(db::Session& session, PartnershipId partnership,
                               const std::vector<Characteristic>& characteristics) {
    auto kept = find_answers(session, partnership);
    std::vector<Answer> answers;
    for (const Characteristic& characteristic : characteristics) {
        auto found = std::find_if(kept.begin(), kept.end(),
                                  [&](const Answer& a) { return a.item == characteristic.key; });
        answers.push_back(found == kept.end() ? Answer{characteristic.key, State::unanswered, {}, ""}
                                              : *found);
    }
    return answers;
}

std::int64_t version_of(db::Session& session, PartnershipId partnership) {
    return find_version(session, partnership);
}

} // namespace definition
