// What would happen to each agreement of a list: added, changed, left as it is, or refused with its reason.
#include "policy/agreements/import_steps.hpp"

#include "policy/agreements/differences.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/rules.hpp"
#include "policy/agreements/store.hpp"
#include "policy/partners/partners.hpp"

#include <algorithm>
#include <set>

namespace agreements {
namespace {

constexpr db::Sql select_by_key = R"sql(
    SELECT id FROM agreements WHERE origin = 'import' AND origin_key = ?
)sql";
constexpr db::Sql select_by_number = R"sql(
    SELECT id FROM agreements WHERE number = ? AND number <> '' ORDER BY id LIMIT 2
)sql";

// The list's column that a fault is about, for the check page.
constexpr std::pair<std::string_view, Field> columns_of_faults[] = {
    {"title", Field::title},
    {"type", Field::type},
    {"parties.0.name", Field::partner},
    {"ends_on", Field::ends_on},
    {"open_ended", Field::open_ended},
    {"renewal", Field::renewal},
    {"renewal_months", Field::renewal_months},
    {"in_force_on", Field::in_force_on},
};

std::string names_joined(const std::vector<Party>& parties) {
    std::vector<std::string> names;
    for (const auto& party : parties) names.push_back(tables::tidy(party.shown()));
    return joined(names);
}

std::string names_joined(const std::vector<WrittenParty>& parties) {
    std::vector<std::string> names;
    for (const auto& party : parties) names.push_back(party.name);
    return joined(names);
}

bool same_entities(const std::vector<Party>& a, const std::vector<Party>& b) {
    auto key = [](const Party& party) {
        return std::pair{party.organisation_id,
                         party.organisation_id ? std::string{} : party.name_as_written};
    };
    std::set<decltype(key(a.front()))> first, second;
    for (const auto& party : a) first.insert(key(party));
    for (const auto& party : b) second.insert(key(party));
    return first == second;
}

bool have_one_in_common(const std::vector<Party>& a, const std::vector<Party>& b) {
    return std::any_of(a.begin(), a.end(), [&](const Party& mine) {
        return std::any_of(b.begin(), b.end(), [&](const Party& theirs) {
            return mine.organisation_id ? mine.organisation_id == theirs.organisation_id
                                        : mine.name_as_written == theirs.name_as_written;
        });
    });
}

// One of our own two organisations is never the outside party.
std::set<std::string> own_rors(const settings::Settings& institution) {
    std::set<std::string> rors;
    const auto file = institution.file("institution");
    for (const auto& host : file.list("hosts")) rors.insert(host.text_or("ror", ""));
    rors.erase("");
    return rors;
}

class Planning {
public:
    Planning(db::Session& session, const ReadAgreements& from, const std::vector<ImportName>& names,
             const Importing& with, Plan& plan, MetAgreements& met)
        : session_(session), heads_(from.heads), names_(names), institution_(with.institution),
          own_(own_rors(with.institution)), types_(keys_of(types(with.institution))), met_(met), plan_(plan) {
    }

    void take(const IncomingAgreement& incoming);
    void meet(const IncomingAgreement& incoming);

private:
    std::vector<Party> parties_of_list(const IncomingAgreement& incoming);
    void tell_of_identifier(const IncomingAgreement& incoming, const WrittenParty& written,
                            const ImportName* name);
    Party party_of(const IncomingAgreement& incoming, const WrittenParty& written, int position);
    std::optional<AgreementId> find(const IncomingAgreement& incoming, const std::vector<Party>& parties);
    void add(const IncomingAgreement& incoming, std::vector<Party> parties);
    void update(const IncomingAgreement& incoming, AgreementId id, std::vector<Party> parties);
    bool allowed(const IncomingAgreement& incoming, const Agreement& after,
                 const std::vector<Party>& parties);
    void tell(const IncomingAgreement& incoming, std::string_view column, std::string value,
              std::string reason, ProblemKind kind) {
        plan_.problems.push_back(
            {incoming.line, std::string{column}, std::move(value), std::move(reason), kind});
    }

    // As the list calls it, else in our words.
    std::string head(Field field) const {
        auto found = heads_.find(field);
        return found == heads_.end() ? std::string{head_key(field)} : found->second;
    }
    // Lists name the parties in one of three ways.
    std::string head_of_parties() const {
        for (Field field : {Field::partner, Field::partners, Field::identifier})
            if (heads_.contains(field)) return head(field);
        return head(Field::partner);
    }

    db::Session& session_;
    const std::map<Field, std::string>& heads_;
    NameBook names_;
    const settings::Settings& institution_;
    std::set<std::string> own_;
    std::vector<std::string> types_;
    std::map<OrganisationId, partners::OrganisationFacts> facts_;
    MetAgreements& met_;
    Plan& plan_;
};

// It identified nobody. What a person has answered of the name since is told no more; one that only nobody
// has is asked about with the name.
void Planning::tell_of_identifier(const IncomingAgreement& incoming, const WrittenParty& written,
                                  const ImportName* name) {
    if (written.identifier.empty() || !name) return;
    if (name->how != How::recognised && name->how != How::text) return;
    std::string reason{partners::fault_of_identifier(written.identifier)};
    if (reason.empty() && name->how == How::recognised) reason = "agreements.import.identifier_unknown";
    if (!reason.empty())
        tell(incoming, head(Field::identifier), written.identifier, reason, ProblemKind::warning);
}

Party Planning::party_of(const IncomingAgreement& incoming, const WrittenParty& written, int position) {
    Party party;
    party.name_as_written = written.name;
    party.country = written.country;
    party.acting_unit = written.unit;
    party.position = position;
    const auto* name = names_.find(written);
    tell_of_identifier(incoming, written, name);
    if (name && name->lost())
        tell(incoming, head_of_parties(), written.name, "agreements.import.organisation_gone",
             ProblemKind::warning);
    if (!name || !name->organisation_id) return party;
    auto known = facts_.find(*name->organisation_id);
    if (known == facts_.end())
        if (auto facts = partners::facts_of(session_, *name->organisation_id))
            known = facts_.emplace(*name->organisation_id, *facts).first;
    if (known == facts_.end()) return party;
    party.organisation_id = known->second.id;
    party.organisation_name = known->second.name;
    party.country = known->second.country;
    if (own_.contains(known->second.ror)) party.side = Side::host;
    return party;
}

std::vector<Party> Planning::parties_of_list(const IncomingAgreement& incoming) {
    std::vector<Party> parties;
    for (const auto& written : incoming.parties) {
        parties.push_back(party_of(incoming, written, static_cast<int>(parties.size())));
        if (!first_said_twice(parties)) continue;
        tell(incoming, head_of_parties(), written.name, "agreements.import.party_twice",
             ProblemKind::warning);
        parties.pop_back();
    }
    return parties;
}

// By our own number, by what the list was known by before, or by the office's number where the parties do not
// gainsay it.
std::optional<AgreementId> Planning::find(const IncomingAgreement& incoming,
                                          const std::vector<Party>& parties) {
    if (incoming.id) return incoming.id;
    if (auto known = session_.find<AgreementId>(select_by_key, incoming.key)) return known;
    if (incoming.agreement.number.empty() || !incoming.number_is_its_own) return std::nullopt;
    auto numbered = session_.all<AgreementId>(select_by_number, incoming.agreement.number);
    if (numbered.size() != 1) return std::nullopt;
    auto theirs = parties_of(session_, numbered.front());
    if (parties.empty() || have_one_in_common(parties, theirs)) return numbered.front();
    tell(incoming, head(Field::number), incoming.agreement.number, "agreements.import.number_of_another",
         ProblemKind::warning);
    return std::nullopt;
}

bool Planning::allowed(const IncomingAgreement& incoming, const Agreement& after,
                       const std::vector<Party>& parties) {
    bool type_known = std::find(types_.begin(), types_.end(), after.type) != types_.end();
    auto outside = std::count_if(parties.begin(), parties.end(),
                                 [](const Party& party) { return party.side == Side::partner; });
    auto verdict = may_register(after, {type_known, static_cast<int>(outside)});
    if (verdict) return true;
    for (const auto& [field, reason] : faults_of(verdict).fields) {
        std::string column;
        for (const auto& [fault, of] : columns_of_faults)
            if (fault == field) column = of == Field::partner ? head_of_parties() : head(of);
        tell(incoming, column, after.title, reason, ProblemKind::refused);
    }
    ++plan_.counts.refused;
    return false;
}

void Planning::add(const IncomingAgreement& incoming, std::vector<Party> parties) {
    Planned planned;
    planned.from = &incoming;
    planned.after = incoming.agreement;
    planned.after.origin = "import";
    planned.after.origin_key = incoming.key;
    if (!allowed(incoming, planned.after, parties)) return;
    if (!incoming.number_is_its_own)
        tell(incoming, head(Field::number), incoming.agreement.number, "agreements.import.number_twice",
             ProblemKind::warning);
    planned.parties = std::move(parties);
    ++plan_.counts.added;
    plan_.changes.push_back(std::move(planned));
}

// Only what the list has a column for is changed; blanks that people cannot see (double spaces) change
// nothing.
Agreement changed_by(const Agreement& before, const IncomingAgreement& incoming) {
    static constexpr std::pair<Field, std::string_view> own[] = {
        {Field::title, "title"},
        {Field::number, "number"},
        {Field::type, "type"},
        {Field::registration_number, "registration_number"},
        {Field::signed_on, "signed_on"},
        {Field::in_force_on, "in_force_on"},
        {Field::ends_on, "ends_on"},
        {Field::open_ended, "open_ended"},
        {Field::renewal, "renewal"},
        {Field::renewal_months, "renewal_months"},
        {Field::notice_months, "notice_months"},
        {Field::department, "department"},
        {Field::responsible, "responsible"},
        {Field::host, "host"},
        {Field::note, "note"},
    };
    Agreement after = before;
    const auto was = texts_of(before), is = texts_of(incoming.agreement);
    auto text = [](const auto& texts, std::string_view name) {
        for (const auto& [field, value] : texts)
            if (field == name) return value;
        return std::string{};
    };
    for (const auto& [field, name] : own) {
        if (!incoming.given.contains(field)) continue;
        auto mine = text(was, name), theirs = text(is, name);
        if (tables::tidy(mine) != tables::tidy(theirs)) set_text(after, name, theirs);
    }
    if (incoming.given.contains(Field::status)) after.status = incoming.agreement.status;
    return after;
}

void Planning::update(const IncomingAgreement& incoming, AgreementId id, std::vector<Party> parties) {
    auto before = find_agreement(session_, id);
    auto refuse = [&](Field field, std::string reason) {
        ++plan_.counts.refused;
        tell(incoming, head(field), std::to_string(id.value), std::move(reason), ProblemKind::refused);
    };
    if (!before) return refuse(Field::id, "agreements.import.not_here");
    if (!met_.insert(id).second) return refuse(Field::id, "agreements.import.twice");
    if (incoming.version && *incoming.version != before->version)
        return refuse(Field::version, "agreements.import.changed_since");

    Planned planned;
    planned.act = ImportAct::updated;
    planned.from = &incoming;
    planned.before = *before;
    planned.after = changed_by(*before, incoming);
    auto present = parties_of(session_, id);
    bool same = parties.empty() || names_joined(incoming.parties) == names_joined(present) ||
                same_entities(parties, present);
    planned.parties_differ = !same;
    planned.parties = same ? present : std::move(parties);
    planned.changes = differences(*before, planned.after);
    if (before->status != planned.after.status)
        planned.changes.push_back(
            {"status", std::string{name_of(before->status)}, std::string{name_of(planned.after.status)}});
    if (!same) planned.changes.push_back({"party", names_joined(present), names_joined(planned.parties)});
    if (planned.changes.empty()) return void(++plan_.counts.unchanged);
    if (!allowed(incoming, planned.after, planned.parties)) return;
    ++plan_.counts.updated;
    plan_.changes.push_back(std::move(planned));
}

void Planning::take(const IncomingAgreement& incoming) {
    auto parties = parties_of_list(incoming);
    auto known = find(incoming, parties);
    known ? update(incoming, *known, std::move(parties)) : add(incoming, std::move(parties));
}

void Planning::meet(const IncomingAgreement& incoming) {
    if (auto known = find(incoming, parties_of_list(incoming))) met_.insert(*known);
}

} // namespace

Plan plan_part(db::Session& session, const ReadAgreements& from, Part part,
               const std::vector<ImportName>& names, const Importing& with, MetAgreements& met) {
    Plan plan;
    Planning planning{session, from, names, with, plan, met};
    for (std::size_t i = part.begin; i < part.end; ++i) planning.take(from.agreements[i]);
    return plan;
}

void meet_part(db::Session& session, const ReadAgreements& from, Part part,
               const std::vector<ImportName>& names, const Importing& with, MetAgreements& met) {
    Plan told_already;
    Planning planning{session, from, names, with, told_already, met};
    for (std::size_t i = part.begin; i < part.end; ++i) planning.meet(from.agreements[i]);
}

Plan plan_import(db::Session& session, const ReadAgreements& from, const std::vector<ImportName>& names,
                 const Importing& with) {
    MetAgreements met;
    auto plan = plan_part(session, from, {0, from.agreements.size()}, names, with, met);
    plan.counts.read = from.rows;
    plan.problems.insert(plan.problems.begin(), from.problems.begin(), from.problems.end());
    return plan;
}

} // namespace agreements
