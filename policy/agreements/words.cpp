// Facts in words.
#include "policy/agreements/words.hpp"

#include "platform/web/route.hpp"
#include "platform/web/router.hpp"

namespace agreements {

html::Tone tone_of(Status status) {
    switch (status) {
    case Status::draft:
    case Status::preparation:
    case Status::negotiation:
        return html::Tone::plain;
    case Status::signing:
        return html::Tone::accent;
    case Status::in_force:
        return html::Tone::good;
    case Status::notice_given:
        return html::Tone::wait;
    case Status::expired:
    case Status::terminated:
    case Status::replaced:
        return html::Tone::unknown;
    case Status::annulled:
        return html::Tone::bad;
    }
    return html::Tone::plain;
}

std::string end_in_words(const text::Words& tr, const Agreement& agreement) {
    if (agreement.ends_on) return tr.date(*agreement.ends_on);
    return std::string{tr(agreement.open_ended ? "agreements.open_ended" : "agreements.end_unknown")};
}

std::string renewal_in_words(const text::Words& tr, const Agreement& agreement) {
    std::string words{tr.of("agreements.renewal", agreement.renewal)};
    if (agreement.renewal_months) words += ", " + tr.count("agreements.months", *agreement.renewal_months);
    return words;
}

std::string_view lateness(std::optional<Date> day, Date today) {
    if (!day) return "soft";
    return *day < today ? "late" : "";
}

std::string organisation_href(const web::Call& call, std::optional<OrganisationId> id) {
    if (!id) return {};
    auto path = "/organisations/" + std::to_string(id->value);
    return call.router.match(http::Method::get, path).route ? path : std::string{};
}

std::string agreement_href(AgreementId id) { return "/agreements/" + std::to_string(id.value); }

std::string title_with_partner(std::string_view title, std::string_view partner) {
    bool named = partner.empty() || title.find(partner) != title.npos;
    if (named) return std::string{title};
    return title.empty() ? std::string{partner} : std::string{title} + ", " + std::string{partner};
}

std::string title_with_number(std::string_view title, std::string_view partner, AgreementId id) {
    return title_with_partner(title, partner) + " #" + std::to_string(id.value);
}

std::optional<AgreementId> number_at_end(std::string_view text) {
    auto hash = text.rfind('#');
    AgreementId id;
    return web::read_part(text.substr(hash == text.npos ? 0 : hash + 1), id) ? std::optional{id}
                                                                             : std::nullopt;
}

} // namespace agreements
