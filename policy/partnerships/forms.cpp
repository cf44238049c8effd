// Fields of the idea form in, a case out.
#include "policy/partners/partners.hpp"
#include "policy/partnerships/editing.hpp"
#include "policy/partnerships/idea.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::vector<std::string> keys_of(const std::vector<Named>& named) {
    std::vector<std::string> keys;
    for (const auto& one : named) keys.push_back(one.key);
    return keys;
}

std::string chosen(web::Form& form, std::string_view field, const std::vector<Named>& offered) {
    const auto texts = form.texts(field);
    const auto keys = keys_of(offered);
    for (const auto& text : texts)
        if (std::find(keys.begin(), keys.end(), text) == keys.end())
            return form.fault(field, "web.field.not_choice"), std::string{};
    return joined(texts);
}

void read_parties(web::Form& form, Origin origin, NewCase& given) {
    for (int i = 0; i < most_partners; ++i) {
        auto number = std::to_string(i + 1);
        Party party;
        party.position = i;
        bool own = origin == Origin::external && i == 0;
        party.name_as_written =
            form.text("partner" + number, own ? web::Need::required : web::Need::optional, 300);
        party.country = read_country(form, "country" + number);
        party.contact = form.text("contact" + number, web::Need::optional, 300);
        if (origin != Origin::external)
            if (auto id = form.id<OrganisationTag>("organisation" + number, web::Need::optional))
                party.organisation_id = id;
        // A hidden id alone is what was chosen before the name was taken away; as JSON it is enough.
        if (!party.name_as_written.empty() || (party.organisation_id && !form.sent("partner" + number)))
            given.parties.push_back(std::move(party));
    }
    if (given.parties.empty() && origin != Origin::external)
        form.fault("partner1", "partnerships.partner_missing");
}

// Whoever writes from outside first says who they are.
void in_order_of_the_page(http::Pairs& errors) {
    constexpr std::string_view first[] = {"partner1", "country1", "sender_name", "sender_email"};
    auto place = [&](const auto& error) {
        return std::find(std::begin(first), std::end(first), error.first);
    };
    std::stable_sort(errors.begin(), errors.end(),
                     [&](const auto& a, const auto& b) { return place(a) < place(b); });
}

} // namespace

std::string read_country(web::Form& form, std::string_view field) {
    auto written = form.text(field, web::Need::optional, 100);
    auto country = partners::country_of(written);
    if (!written.empty() && !country) form.fault(field, "partnerships.country_unknown");
    return country.value_or("");
}

void read_party(web::Form& form, Party& party, Reading reading) {
    auto wanted = [&](std::string_view field) { return reading == Reading::every_field || form.sent(field); };
    if (wanted("name")) party.name_as_written = form.text("name", web::Need::optional, 300);
    if (wanted("country")) party.country = read_country(form, "country");
    if (wanted("website")) party.website = form.text("website", web::Need::optional, 300);
    if (wanted("contact")) party.contact = form.text("contact", web::Need::optional, 300);
    if (wanted("sponsor")) party.sponsor = form.text("sponsor", web::Need::optional, 200);
    if (wanted("drivers")) party.drivers = form.text("drivers", web::Need::optional, 2000);
    if (auto organisation = form.id<OrganisationTag>("organisation_id", web::Need::optional))
        party.organisation_id = organisation;
}

void fill(web::FormView& view, const Party& party) {
    view.set("sponsor", party.sponsor);
    view.set("contact", party.contact);
    view.set("website", party.website);
    view.set("drivers", party.drivers);
}

Origin origin_in(web::Form& form, const web::Call& call) {
    std::vector<std::string> ways{"staff"};
    if (call.may(May::initiate)) ways.emplace_back("management");
    auto way = form.choice("origin", web::Need::optional, ways);
    return way == "management" ? Origin::management : Origin::staff;
}

NewCase read_idea(web::Form& form, Origin origin, const settings::Settings& institution) {
    using enum web::Need;
    NewCase given;
    Partnership& p = given.partnership;
    p.origin = origin;
    if (origin == Origin::management) p.initiated_by = form.text("initiated_by", required, 200);
    p.title = form.text("title", required, 200);
    p.purpose = form.text("purpose", required, 4000);
    p.strategic_meaning = form.text("strategic_meaning", optional, 2000);
    p.operational_meaning = form.text("operational_meaning", optional, 2000);
    p.financial_meaning = form.text("financial_meaning", optional, 2000);
    p.areas = chosen(form, "areas", areas(institution));
    p.formats = chosen(form, "formats", formats(institution));
    p.sponsor = form.text("sponsor", optional, 200);
    if (auto years = form.number("years", optional, 1, 50)) p.term_months = static_cast<int>(*years * 12);
    const auto houses = keys_of(hosts(institution));
    if (origin != Origin::external) p.host = form.choice("host", required, houses);
    // Somebody outside does not know the house; until it is received, its first does.
    else if (!houses.empty())
        p.host = houses.front();
    read_parties(form, origin, given);
    return given;
}

bool tie_partners(web::Form& form, db::Session& session, NewCase& given) {
    if (given.partnership.origin == Origin::external) return true;
    bool all_in_use = true;
    for (Party& party : given.parties) {
        auto meaning =
            partners::meaning_of(session, party.organisation_id, party.name_as_written, party.country);
        party.organisation_id.reset();
        all_in_use = all_in_use && !meaning.closed;
        if (meaning.one) {
            party.organisation_id = meaning.one->id;
            if (party.name_as_written.empty()) party.name_as_written = meaning.one->name;
        } else if (party.name_as_written.empty())
            form.fault("organisation" + std::to_string(party.position + 1),
                       meaning.closed ? "partnerships.organisation_closed"
                                      : "partnerships.organisation_unknown");
    }
    return all_in_use;
}

void tell_errors(IdeaPage& page, const text::Words& tr) {
    if (page.origin == Origin::external) in_order_of_the_page(page.form.errors);
    for (const auto& [field, error] : page.form.errors) {
        bool own = field == "partner1" && page.origin == Origin::external;
        auto key = own ? "partnerships.request.organisation" : "partnerships.field." + field;
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
