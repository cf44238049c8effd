// Duplicates side by side, the preview of a merge, and splitting again.
#include "platform/web/form.hpp"
#include "platform/web/route.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/merging_pages.hpp"
#include "policy/partners/namesakes.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/store.hpp"
#include "policy/partners/views.hpp"

#include <algorithm>

namespace partners {
namespace {

constexpr int shown_pairs = 50, most_choices = 8;

std::string address(OrganisationId id) { return "/organisations/" + std::to_string(id.value); }

// The other one, by its id from a link or the suggestions, or by an identifier or a name that only it has.
std::optional<OrganisationId> other_in(const web::Call& call, db::Session& session) {
    auto with = call.request.parameter("with"), words = call.request.parameter("q");
    OrganisationId id;
    if (words.empty() && web::read_part(with, id)) return id;
    return words.empty() ? std::nullopt : organisation_meant(session, with, words);
}

// Those that the words may mean, but the one itself.
std::vector<PerhapsMeant> choices_of(const web::Call& call, db::Session& session, std::string_view words,
                                     OrganisationId but) {
    auto choices = perhaps_meant(session, words, call.tr, most_choices + 1);
    std::erase_if(choices, [&](const PerhapsMeant& one) { return one.id == but; });
    return choices;
}

std::string identifiers_in_words(const web::Call& call, db::Session& session, OrganisationId id) {
    std::string all;
    for (const auto& stored : identifiers_of(session, id))
        all.append(all.empty() ? "" : ", ")
            .append(call.tr.of("partners.scheme", stored.kind))
            .append(" ")
            .append(shown({stored.kind, stored.value}));
    return all;
}

std::vector<ComparedLine> compared(const web::Call& call, db::Session& session, const Organisation& kept,
                                   const Organisation& gone) {
    auto label = [&](std::string_view field) {
        return std::string{call.tr("partners.field_name." + std::string{field})};
    };
    auto country = [&](const Organisation& o) {
        return std::string{o.country.empty() ? "" : country_name(o.country, call.tr.language())};
    };
    auto year = [](const Organisation& o) {
        return o.established ? std::to_string(*o.established) : std::string{};
    };
    auto origin = [&](const Organisation& o) {
        return std::string{call.tr("partners.origin." + o.origin)} + (o.origin_key.empty() ? "" : ": ") +
               o.origin_key;
    };
    return {
        {label("kind"), std::string{call.tr.of("partners.kind", kept.kind)},
         std::string{call.tr.of("partners.kind", gone.kind)}},
        {label("country"), country(kept), country(gone)},
        {label("city"), kept.city, gone.city},
        {label("website"), kept.website, gone.website},
        {label("established"), year(kept), year(gone)},
        {std::string{call.tr("partners.show.identifiers")}, identifiers_in_words(call, session, kept.id),
         identifiers_in_words(call, session, gone.id)},
        {std::string{call.tr("partners.list.filter.origin")}, origin(kept), origin(gone)},
    };
}

// Two of one name would go up in each other without anybody seeing which is kept.
void name_both(const web::Call& call, db::Session& session, MergePage& page) {
    std::vector<NamedOne> named{{page.kept.id, page.kept.name}};
    if (page.gone) named.push_back({page.gone->id, page.gone->name});
    name_for_reader(session, call.tr, named);
    auto told = [](const NamedOne& one) {
        return one.apart.empty() ? one.name : one.name + " (" + one.apart + ")";
    };
    page.kept_name = told(named.front()), page.gone_name = told(named.back());
}

MergePage merge_page(const web::Call& call, db::Session& session, const Organisation& kept) {
    MergePage page;
    page.kept = kept;
    name_both(call, session, page);
    page.asked = call.request.parameter("q");
    page.merges = merges_into(session, kept.id);
    page.csrf = call.csrf();
    return page;
}

// The other one beside the one that is kept: what speaks for either, what would move, what stands against it.
bool set_beside(const web::Call& call, db::Session& session, MergePage& page, OrganisationId other) {
    page.gone = find_organisation(session, other);
    if (!page.gone) return false;
    auto of_kept = keep_facts(session, page.kept.id), of_gone = keep_facts(session, other);
    page.kept_for = kept_for(of_kept, of_gone), page.gone_for = kept_for(of_gone, of_kept);
    page.against = may_merge(merge_facts(session, page.kept.id, other)).reasons();
    page.may_excuse = may_be_excused(page.against);
    for (IdentifierKind kind : kinds_apart(session, page.kept.id, other))
        page.told_apart.append(page.told_apart.empty() ? "" : ", ")
            .append(call.tr.of("partners.scheme", kind));
    page.moved = to_move(session, page.kept, *page.gone);
    page.compared = compared(call, session, page.kept, *page.gone);
    name_both(call, session, page);
    return true;
}

http::Response told(const web::Call& call, const MergePage& page, int status = 200) {
    return call.page(
        {.title = std::string{call.tr("partners.merge.title")}, .room = "organisations", .status = status},
        views::merge(call.tr, page));
}

constexpr std::string_view duplicates_address = "/organisations/duplicates";

int page_asked(std::string_view written) {
    int number = 1;
    return web::read_part(written, number) ? std::clamp(number, 1, most_pairs / shown_pairs) : 1;
}

std::string address_of_page(int number) {
    return std::string{duplicates_address} + (number > 1 ? "?page=" + std::to_string(number) : "");
}

// Leaves the pairs of that page, or of the last one where there are fewer.
void turn_to(PairsPage& page, int number) {
    const auto total = static_cast<int>(page.pairs.size());
    page.page = std::min(number, std::max(1, (total + shown_pairs - 1) / shown_pairs));
    const int from = (page.page - 1) * shown_pairs, to = std::min(total, from + shown_pairs);
    page.pager = {from + 1, to, total, page.page > 1 ? address_of_page(page.page - 1) : "",
                  to < total ? address_of_page(page.page + 1) : ""};
    page.pairs = {page.pairs.begin() + from, page.pairs.begin() + to};
}

} // namespace

namespace pages {

http::Response duplicates(web::Call& call) {
    auto reader = call.database().read();
    PairsPage page{.pairs = likely_pairs(reader, most_pairs), .csrf = call.csrf()};
    page.asked = call.request.parameter("q");
    if (!page.asked.empty()) {
        if (auto one = organisation_meant(reader, call.request.parameter("id"), page.asked))
            return call.see_other(address(*one) + "/merge");
        page.choices = choices_of(call, reader, page.asked, {});
    }
    turn_to(page, page_asked(call.request.parameter("page")));
    put_kept_first(reader, page.pairs);
    return call.page({.title = std::string{call.tr("partners.duplicates.title")}, .room = "organisations"},
                     views::duplicates(call.tr, page));
}

http::Response call_different(web::Call& call) {
    web::Form form{call.request};
    auto first = form.id<OrganisationTag>("first", web::Need::required);
    auto second = form.id<OrganisationTag>("second", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto told = tell_apart(call.database(), first, second, call.by());
    if (!told) return call.failure(told.failure());
    return call.see_other(address_of_page(page_asked(call.request.field("page"))),
                          "partners.duplicates.remembered");
}

http::Response ask_merge(web::Call& call, OrganisationId id) {
    auto reader = call.database().read();
    auto kept = find_organisation(reader, id);
    if (!kept) return call.not_found();
    auto page = merge_page(call, reader, *kept);
    auto other = other_in(call, reader);
    if (other && set_beside(call, reader, page, *other)) {
        bool chosen = page.asked.empty() || page.gone_for == KeptFor::nothing;
        if (!chosen) return call.see_other(address(*other) + "/merge?with=" + std::to_string(id.value));
    } else if (!page.asked.empty()) {
        page.choices = choices_of(call, reader, page.asked, id);
        page.error = page.choices.empty() ? "partners.merge.nobody" : "partners.merge.which";
    }
    return told(call, page);
}

// A merge that is refused shows its page again, with the reasons that hold now.
http::Response do_merge(web::Call& call, OrganisationId kept) {
    auto gone = web::Form{call.request}.id<OrganisationTag>("gone", web::Need::optional);
    auto merged = gone ? merge(call.database(), kept, gone, call.by({}, excuses_sent(call)))
                       : Result<MergeId>{invalid({{"gone", "partners.merge.nobody"}})};
    if (merged) return call.see_other(address(kept) + "/merge", "partners.merge.done");
    auto reader = call.database().read();
    auto organisation = find_organisation(reader, kept);
    if (!organisation) return call.not_found();
    auto page = merge_page(call, reader, *organisation);
    const auto& failure = merged.failure();
    if (set_beside(call, reader, page, gone)) {
        if (!failure.reasons.empty()) page.against = failure.reasons;
        page.may_excuse = may_be_excused(page.against);
        if (page.may_excuse) page.error = "web.field.missing"; // nobody has said why the two are one
    } else {
        page.error = "partners.merge.nobody";
    }
    return told(call, page, failure.fault == Fault::refused ? 409 : 422);
}

http::Response do_split(web::Call& call, MergeId id) {
    auto result = split(call.database(), id, call.by());
    if (!result) return call.failure(result.failure());
    auto reader = call.database().read();
    auto row = find_merge(reader, id);
    return call.see_other(address(row->kept) + "/merge",
                          result->stayed.empty() ? "partners.split.done" : "partners.split.done_but");
}

} // namespace pages
} // namespace partners
