// Keeping, changing and ending collaborations: load, judge, write, record.
#include "platform/events/search.hpp"
#include "platform/mail/mail.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partnerships/collaboration_access.hpp"
#include "policy/partnerships/collaboration_changes.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/institution.hpp"

namespace partnerships {
namespace {

events::Subject subject_of(CollaborationId id) { return {"collaborations", id.value}; }

// A name of the register is the register's business.
Result<Done> look_up(db::Session& session, Collaboration& c) {
    c.organisation_name.clear();
    if (!c.organisation_id) return Done{};
    auto facts = partners::facts_of(session, *c.organisation_id);
    if (!facts) return missing("partnerships.organisation");
    c.organisation_id = facts->id;
    c.organisation_name = facts->name;
    return Done{};
}

// The function that helps, not a person: its address is data of the institution.
void tell_helper(db::Transaction& tx, const settings::Settings& institution, const Collaboration& c,
                 Time when) {
    auto to = unit_email(institution, c.helper);
    if (to.empty()) return;
    const auto catalogues = text::Catalogues::built_in();
    const auto& tr = catalogues.in(text::Language::sv);
    auto place = address_in_mails(institution) + "/collaborations/" + std::to_string(c.id.value);
    text::Fill fill{{"title", c.title},   {"partner", c.partner_shown()}, {"department", c.department},
                    {"name", c.asked_by}, {"purpose", c.purpose},         {"place", place}};
    (void)mail::queue(tx,
                      {.to = to,
                       .subject = tr("partnerships.mail.collaboration.subject", fill),
                       .text = tr("partnerships.mail.collaboration.text", fill),
                       .about = {"collaborations", c.id.value}},
                      when);
}

} // namespace

Result<CollaborationId> keep_collaboration(db::Database& database, Collaboration given,
                                           const settings::Settings& institution, const By& by) {
    auto verdict = may_keep(given);
    if (!verdict) return refused(verdict);
    auto tx = database.begin();
    if (auto found = look_up(tx, given); !found) return found.failure();
    given.asked_by_id = by.account ? std::optional{by.account} : std::nullopt;
    given.asked_by = by.name;
    given.helper = helper_of_form(institution, given.form);
    given.id = insert_collaboration(tx, given, by.when);
    events::record(tx, subject_of(given.id),
                   given.status == CollaborationStatus::asked ? "help_asked" : "kept", by,
                   {{"partner", std::nullopt, given.partner_shown()}});
    if (given.status == CollaborationStatus::asked) tell_helper(tx, institution, given, by.when);
    tx.commit();
    return given.id;
}

Result<Done> change_collaboration_within(db::Transaction& tx, const Collaboration& given,
                                         const settings::Settings& institution, std::string_view act,
                                         const rights::Actor& actor, const By& by) {
    auto changed = given;
    auto before = find_collaboration(tx, changed.id);
    if (!before) return missing("partnerships.collaboration");
    changed.status = before->status;
    auto verdict = may_keep(changed);
    if (!verdict) return refused(verdict);
    if (before->version != changed.version) return outdated("partnerships.collaboration");
    if (before->unit_id != changed.unit_id &&
        !may_hand_over(*before, access_of(tx, actor, *before), access_of(tx, actor, changed)))
        return Failure{Fault::forbidden, {}, {{"unit", "partnerships.collaboration.not_yours_there"}}};
    if (before->ends_on != changed.ends_on)
        if (auto runs = may_run_until(*before, changed.ends_on, by.when.date()); !runs)
            return invalid({{"ends_on", runs.reasons().front()}});
    if (auto found = look_up(tx, changed); !found) return found.failure();
    auto changes = differences(*before, changed);
    if (changes.empty()) return Done{};
    if (changed.form != before->form) changed.helper = helper_of_form(institution, changed.form);
    if (!update_collaboration(tx, changed, by.when)) return outdated("partnerships.collaboration");
    events::record(tx, subject_of(changed.id), act, by, changes);
    if (changed.status == CollaborationStatus::asked && changed.helper != before->helper)
        tell_helper(tx, institution, changed, by.when);
    return Done{};
}

Result<Done> change_collaboration(db::Database& database, const Collaboration& given,
                                  const settings::Settings& institution, const rights::Actor& actor,
                                  const By& by) {
    auto tx = database.begin();
    auto done = change_collaboration_within(tx, given, institution, "changed", actor, by);
    if (done) tx.commit();
    return done;
}

namespace {

std::string first_reason(const Failure& failure) {
    return failure.fields.empty() ? failure.reasons.front() : failure.fields.front().second;
}

} // namespace

Result<int> change_several(db::Database& database, const std::vector<CollaborationId>& ids,
                           const std::vector<std::pair<std::string, std::string>>& fields,
                           const settings::Settings& institution, const rights::Actor& actor, const By& by) {
    auto tx = database.begin();
    int changed = 0;
    Failure stopped{Fault::refused, {"partnerships.bulk.stopped"}, {}}; // each is judged, and named
    for (CollaborationId id : ids) {
        auto c = find_collaboration(tx, id);
        if (!c) return missing("partnerships.collaboration");
        const auto before = *c;
        for (const auto& [field, value] : fields) set_field(*c, field, value);
        if (differences(before, *c).empty()) continue;
        auto done = change_collaboration_within(tx, *c, institution, "changed_with_others", actor, by);
        if (!done) {
            stopped.fault = done.failure().fault;
            stopped.fields.emplace_back("ids." + std::to_string(id.value), first_reason(done.failure()));
        }
        ++changed;
    }
    if (!stopped.fields.empty()) return stopped;
    tx.commit();
    return changed;
}

Result<Done> put_back_collaboration(db::Database& database, CollaborationId id, events::EventId event_id,
                                    const settings::Settings& institution, const rights::Actor& actor,
                                    const By& by) {
    auto tx = database.begin();
    auto c = find_collaboration(tx, id);
    const auto event = events::find_event(tx, subject_of(id), event_id);
    if (!c || !event || !may_put_back_collaboration(*event)) return missing("partnerships.collaboration");
    const auto changes = events::changes_of(*event);
    for (const auto& one : changes) set_field(*c, one.field, one.before.value_or(""));
    auto done = change_collaboration_within(tx, *c, institution, "changed", actor, by);
    if (done) tx.commit();
    return done;
}

Result<Done> set_collaboration_status(db::Database& database, CollaborationId id, CollaborationStatus to,
                                      const settings::Settings& institution, const By& by) {
    auto tx = database.begin();
    auto c = find_collaboration(tx, id);
    if (!c) return missing("partnerships.collaboration");
    auto verdict = may_become(*c, to);
    if (!verdict) return refused(verdict);
    std::string before{name_of(c->status)};
    c->status = to;
    if (!update_collaboration(tx, *c, by.when)) return outdated("partnerships.collaboration");
    events::record(tx, subject_of(id), name_of(to), by, {{"status", before, std::string{name_of(to)}}});
    if (to == CollaborationStatus::asked) tell_helper(tx, institution, *c, by.when);
    tx.commit();
    return Done{};
}

} // namespace partnerships
