// A case as fields: read from a form or a JSON object, put into a form, and chosen from.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/call.hpp"
#include "platform/web/form.hpp"
#include "policy/partnerships/case.hpp"
#include "policy/partnerships/overview.hpp"
#include "policy/partnerships/reading.hpp"
#include "policy/partnerships/stakeholder_fields.hpp"

#include <vector>

namespace partnerships {

// What can be chosen, in words.
struct Offered {
    std::vector<html::Choice> areas, formats, hosts, units, coordinators;
};
Offered offered_to(const web::Call& call, db::Session& session);

// Title, purpose and the rest into `into`, as far as `access` reaches; the rest keeps what was there. Faults
// are kept in the form.
void read_details(web::Form& form, Partnership& into, const Offered& offered, Reading reading,
                  const Access& access);
void fill(web::FormView& view, const Partnership& partnership);
// A partner of the case, whether of the register or only a name.
void read_party(web::Form& form, Party& into, Reading reading);
// What the form of one partner shows of it.
void fill(web::FormView& view, const Party& party);
// The code of a country written in words; one that nobody knows is told, not dropped.
std::string read_country(web::Form& form, std::string_view field);

struct EditPage {
    CasePage page;
    web::FormView form;
    Offered offered;
    std::vector<html::FieldError> errors;
    std::vector<TeamMember> team;
    std::vector<html::Choice> people, functions; // who can be added to it, and as what
    bool asks_by_name = false;                   // too many to choose among: a name or an address is typed
    std::vector<StakeholderForm> stakeholders;
    StakeholderForm new_stakeholder;
};
// The page again, with the case's fields as they stand, what was typed beside them and what was wrong.
http::Response edit_again(web::Call& call, PartnershipId id, const Failure& failure);
// Those who may read partnerships at all; none when they are too many to choose among.
std::vector<html::Choice> people_for_team(const web::Call& call, db::Session& session);
// Those of them that somebody means who types a name or an address: one, several to choose among, or none.
std::vector<html::Choice> people_meant(const web::Call& call, db::Session& session, std::string_view text);

// Units of the organisations that own the installation; accounts whose roles let them prepare or coordinate.
struct UnitRow {
    UnitId id;
    std::string name_sv, name_en;
};
std::vector<UnitRow> host_units(db::Session& session, const std::vector<std::string>& rors);
struct PersonRow {
    AccountId id;
    std::string name;
};
inline constexpr int most_people = 500; // to choose among
std::vector<PersonRow> people_who(db::Session& session, const rights::Roles& roles,
                                  rights::Permission permission, Date today);
// Their name; nothing when the account is closed or none of its roles lets it.
std::optional<std::string> name_of_person_who(db::Session& session, const rights::Roles& roles,
                                              rights::Permission permission, AccountId account, Date today);
// Of all of them: by their address, by their whole name, else by all the words of a part of it.
struct NamedPerson {
    AccountId id;
    std::string name, email;
};
std::vector<NamedPerson> people_named(db::Session& session, const rights::Roles& roles,
                                      rights::Permission permission, Date today, std::string_view text);
std::optional<UnitRow> find_unit(db::Session& session, UnitId id);
std::string name_of_account(db::Session& session, AccountId id);

} // namespace partnerships
