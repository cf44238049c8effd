// What an agreement points at in other tables: functions, units, partnerships, the agreement that it
// replaces. As choices of a form, and as names on a page.
#pragma once

#include "platform/html/fields.hpp"
#include "platform/web/call.hpp"
#include "policy/agreements/agreement.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace agreements {

// Who may answer for an agreement: functions of our own houses, and their units that are not closed; as long
// as the register knows none of the houses, those of any. The one that is chosen already stays.
std::vector<html::Choice> function_choices(const web::Call& call, db::Session& session,
                                           std::optional<FunctionId> chosen);
std::vector<html::Choice> unit_choices(const web::Call& call, db::Session& session,
                                       std::optional<UnitId> chosen);
std::vector<html::Choice> partnership_choices(db::Session& session, std::optional<PartnershipId> chosen);

std::string function_name(db::Session& session, text::Language language, std::optional<FunctionId> id);
std::string unit_name(db::Session& session, text::Language language, std::optional<UnitId> id);
std::string partnership_name(db::Session& session, std::optional<PartnershipId> id);
struct Neighbour {
    AgreementId id;
    std::string title, number, partner;
};
std::optional<Neighbour> replaced_by(db::Session& session, AgreementId id); // the newer one
std::optional<Neighbour> neighbour(db::Session& session, std::optional<AgreementId> id);

// The first of these that points at nothing, as the field's name.
std::optional<std::string> broken_link(db::Session& session, const Agreement& agreement);

} // namespace agreements
