// What is declared, seen and said about a case on its way.
#include "platform/events/events.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/store.hpp"
#include "policy/partnerships/telling.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::string_view act_of(Reader reader) {
    return reader == Reader::proposer ? "message_to_proposer" : "note_written";
}

} // namespace

Result<Done> declare_within(db::Transaction& tx, PartnershipId id, const Declaring& said, const By& by) {
    bool conflict = said.interest == Interest::conflict;
    if (conflict && said.statement.empty())
        return invalid({{"statement", "partnerships.interest_statement_missing"}});
    // Two buttons of one page may both carry it: said again, it is the same declaration.
    const auto before = declarations_of(tx, id);
    auto mine = std::find_if(before.rbegin(), before.rend(),
                             [&](const Declaration& one) { return one.account == by.account; });
    if (mine != before.rend() && mine->conflict == conflict && mine->statement == said.statement)
        return Done{};
    bool takes_back = mine != before.rend() && mine->conflict && !conflict;
    if (takes_back && said.statement.empty())
        return invalid({{"statement", "partnerships.conflict_taken_back_why"}});
    insert_declaration(tx, id, {by.account, conflict, said.statement, by.when});
    auto own = by; // the step that it comes with has its own reason and excuses
    own.reason = takes_back ? said.statement : "";
    own.excuses.clear();
    events::record(tx, {"partnerships", id.value},
                   takes_back ? "conflict_taken_back"
                   : conflict ? "conflict_declared"
                              : "no_conflict_declared",
                   own);
    return Done{};
}

Result<Done> declare_interest(db::Database& database, PartnershipId id, Interest interest,
                              const std::string& statement, const By& by) {
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    auto done = declare_within(tx, id, {interest, statement}, by);
    if (done) tx.commit();
    return done;
}

Result<Done> see_duplicates(db::Database& database, PartnershipId id, const std::vector<Joined>& joined,
                            const std::string& note, const By& by) {
    auto tx = database.begin();
    if (!find_partnership(tx, id)) return missing("partnerships.case");
    const auto before = joined_to(tx, id);
    std::vector<events::Change> changes;
    for (const auto& [one, title] : joinable(tx, id)) {
        bool wanted = std::find(joined.begin(), joined.end(), one) != joined.end();
        bool there = std::any_of(before.begin(), before.end(), [&](const auto& b) { return b.first == one; });
        if (!wanted || there) continue;
        insert_joined(tx, id, one, by);
        changes.push_back({std::string{name_of(one.kind)}, std::nullopt, title});
    }
    events::record(tx, {"partnerships", id.value}, "duplicates_seen", by, changes, note);
    tx.commit();
    return Done{};
}

Result<Done> write_message(db::Database& database, PartnershipId id, Reader reader, const std::string& body,
                           const settings::Settings& institution, const By& by) {
    if (body.empty()) return invalid({{"body", "partnerships.message_empty"}});
    auto tx = database.begin();
    auto partnership = find_partnership(tx, id);
    if (!partnership) return missing("partnerships.case");
    auto author = by.account ? std::optional{by.account} : std::nullopt;
    insert_message(tx, id,
                   {author, by.name, reader == Reader::proposer, body, by.when, MessageKind::written});
    events::record(tx, {"partnerships", id.value}, act_of(reader), by);
    if (reader == Reader::proposer) tell_message(tx, institution, *partnership, body, by.when);
    tx.commit();
    return Done{};
}

Result<Done> write_back(db::Database& database, PartnershipId id, const std::string& body,
                        const settings::Settings& institution, const By& by) {
    if (body.empty()) return invalid({{"body", "partnerships.message_empty"}});
    auto tx = database.begin();
    auto partnership = find_partnership(tx, id);
    if (!partnership) return missing("partnerships.case");
    auto author = by.account ? std::optional{by.account} : std::nullopt;
    insert_message(tx, id, {author, by.name, true, body, by.when, MessageKind::proposer});
    events::record(tx, {"partnerships", id.value}, "message_from_proposer", by);
    tell_team(tx, institution, *partnership, body, by.when);
    tx.commit();
    return Done{};
}

Result<Done> set_registration_number(db::Database& database, PartnershipId id, const std::string& number,
                                     const By& by) {
    auto tx = database.begin();
    auto partnership = find_partnership(tx, id);
    if (!partnership) return missing("partnerships.case");
    auto before = partnership->registration_number;
    if (before == number) return Done{};
    partnership->registration_number = number;
    if (!update_partnership(tx, *partnership, by.when)) return outdated("partnerships.case");
    events::record(tx, {"partnerships", id.value}, "registered_number", by,
                   {{"registration_number", before, number}});
    tx.commit();
    return Done{};
}

} // namespace partnerships
