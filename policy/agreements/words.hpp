// How an agreement's facts are said in words: shared by list, page and export.
#pragma once

#include "platform/html/parts.hpp"
#include "platform/text/words.hpp"
#include "platform/web/call.hpp"
#include "policy/agreements/agreement.hpp"

#include <string>

namespace agreements {

html::Tone tone_of(Status status);
// "30 juni 2027", "tills vidare", "inget slut antecknat".
std::string end_in_words(const text::Words& tr, const Agreement& agreement);
std::string renewal_in_words(const text::Words& tr, const Agreement& agreement);
// Class of a day: "late" when it has passed, "soft" when there is none.
std::string_view lateness(std::optional<Date> day, Date today);
// The organisation's page; "" where there is none.
std::string organisation_href(const web::Call& call, std::optional<OrganisationId> id);
std::string agreement_href(AgreementId id);
// "Ramavtal, Nordvik Institute": many agreements are called the same, their partners are not. The partner is
// left out where the title names it.
std::string title_with_partner(std::string_view title, std::string_view partner);
// The same with our number: "Ramavtal, Nordvik Institute #12" is one agreement and no other.
std::string title_with_number(std::string_view title, std::string_view partner, AgreementId id);
std::optional<AgreementId> number_at_end(std::string_view text); // of that, or of the number alone

} // namespace agreements
