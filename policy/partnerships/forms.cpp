// Fields of the idea form in, a case out.
#include "policy/partners/partners.hpp"
#include "policy/partnerships/idea.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::vector<std::string> keys_of(const std::vector<Named>& named) {
    std::vector<std::string> keys;
    for (const auto& one : named) keys.push_back(one.key);
    return keys;
}

// Those of the chosen that are offered.
std::string chosen(const web::Form& form, std::string_view field, const std::vector<Named>& offered) {
    auto texts = form.texts(field);
    auto keys = keys_of(offered);
    std::erase_if(texts, [&](const std::string& text) {
        return std::find(keys.begin(), keys.end(), text) == keys.end();
    });
    return joined(texts);
}

void read_parties(web::Form& form, NewCase& given) {
    for (int i = 0; i < most_partners; ++i) {
        auto number = std::to_string(i + 1);
        Party party;
        party.name_as_written = form.text("partner" + number, web::Need::optional, 300);
        party.country =
            partners::country_of(form.text("country" + number, web::Need::optional, 100)).value_or("");
        party.contact = form.text("contact" + number, web::Need::optional, 300);
        if (!party.name_as_written.empty()) given.parties.push_back(std::move(party));
    }
    if (given.parties.empty()) form.fault("partner1", "partnerships.partner_missing");
}

} // namespace

NewCase read_idea(web::Form& form, Origin origin, const settings::Settings& institution) {
    using enum web::Need;
    NewCase given;
    Partnership& p = given.partnership;
    p.origin = origin;
    p.title = form.text("title", required, 200);
    p.purpose = form.text("purpose", required, 4000);
    p.strategic_meaning = form.text("strategic_meaning", optional, 2000);
    p.operational_meaning = form.text("operational_meaning", optional, 2000);
    p.financial_meaning = form.text("financial_meaning", optional, 2000);
    p.areas = chosen(form, "areas", areas(institution));
    p.formats = chosen(form, "formats", formats(institution));
    p.sponsor = form.text("sponsor", optional, 200);
    if (auto years = form.number("years", optional, 1, 50)) p.term_months = static_cast<int>(*years * 12);
    if (origin != Origin::external) p.host = form.choice("host", required, keys_of(hosts(institution)));
    read_parties(form, given);
    return given;
}

void tell_errors(IdeaPage& page, const text::Words& tr) {
    for (const auto& [field, error] : page.form.errors) {
        auto key = "partnerships.field." + field;
        page.errors.push_back({field, error, tr.has(key) ? tr(key) : std::string_view{}});
    }
}

IdeaPage idea_page(const web::Call& call, Origin origin) {
    const auto& institution = call.services.institution;
    IdeaPage page{
        {},    origin, areas(institution), formats(institution), hosts(institution), {}, call.tr.language(),
        false, {}};
    page.may_initiate = call.may(May::initiate);
    page.form.csrf = call.csrf();
    return page;
}

} // namespace partnerships
