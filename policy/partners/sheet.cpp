// What of an organisation comes back in a spreadsheet, and how a row of it is judged and written.
#include "policy/partners/sheet.hpp"

#include "policy/partners/actions.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/rules.hpp"
#include "policy/partners/store.hpp"

namespace partners {
namespace {

constexpr std::string_view sheet_columns[] = {
    "id",      "version", "name",    "other_name",          "ror", "kind", "status",
    "country", "city",    "website", "agreements_in_force", "note"};
// Only these are read back; the others help people to find their way in the file.
constexpr std::string_view read_back[] = {"name", "kind", "country", "city", "website", "note"};
constexpr lists::Elsewhere changed_elsewhere[] = {{"status", "partners.sheet.status"},
                                                  {"ror", "partners.sheet.ror"}};

Details details_now(db::Session& session, const Organisation& organisation) {
    return details_of(organisation, names_of_organisation(session, organisation.id));
}

std::optional<lists::Standing> standing_in_file(db::Session& session, std::int64_t id) {
    auto organisation = find_organisation(session, {id});
    if (!organisation) return {};
    auto facts = facts_of(session, organisation->id);
    lists::Standing standing{organisation->version, organisation->name,
                             texts_of(details_now(session, *organisation))};
    standing.cells.emplace_back("status", name_of(organisation->status));
    standing.cells.emplace_back("ror", facts ? facts->ror : "");
    return standing;
}

// The reasons of a form, where a file has no list to choose from.
std::string_view told_in_a_file(std::string_view reason) {
    return reason == "partners.field.kind" ? "partners.sheet.kind" : reason;
}

Result<Details> changed_by(db::Session& session, const Organisation& organisation,
                           const lists::SheetRow& row) {
    auto before = details_now(session, organisation);
    auto texts = texts_of(before);
    for (const auto& difference : row.differences) set_text(texts, difference.field, difference.after);
    return details_from(texts, before);
}

http::Pairs faults_of(db::Session& session, const lists::SheetRow& row) {
    http::Pairs faults;
    auto organisation = *find_organisation(session, {row.id});
    if (auto details = changed_by(session, organisation, row); !details)
        for (const auto& [field, reason] : details.failure().fields)
            faults.emplace_back(field, told_in_a_file(reason));
    if (!may_change(organisation)) faults.emplace_back("id", "partners.rule.merged_away");
    return faults;
}

Result<Done> write(db::Transaction& tx, const lists::SheetRow& row, const By& by) {
    auto organisation = *find_organisation(tx, {row.id});
    auto details = changed_by(tx, organisation, row);
    if (!details) return details.failure();
    auto done = change_within(tx, organisation, *details, OldName::forget, "changed_by_sheet", by);
    if (!done) return done.failure();
    return Done{};
}

std::vector<lists::SheetWord> words_of_countries() {
    std::vector<lists::SheetWord> words;
    for (const auto& country : countries())
        words.push_back({std::string{country.alpha2}, {std::string{country.sv}, std::string{country.en}}});
    return words;
}

} // namespace

std::vector<std::string> sheet_cells(const RegisterLine& line) {
    return {std::to_string(line.id.value),
            std::to_string(line.version),
            line.name,
            line.other_name,
            line.ror,
            std::string{name_of(line.kind)},
            std::string{name_of(line.status)},
            line.country,
            line.city,
            line.website,
            std::to_string(line.agreements),
            line.note};
}

lists::Sheet sheet_of(const By& by, const text::Catalogues& catalogues) {
    return {.catalogues = &catalogues,
            .key = register_spec().key,
            .path = register_spec().path,
            .room = "organisations",
            .list = "partners.title",
            .lead = "partners.sheet.lead",
            .fields = "partners.field_name.",
            .columns = sheet_columns,
            .read_back = read_back,
            .elsewhere = changed_elsewhere,
            .spoken = {{"kind", lists::words_of<OrganisationKind>(catalogues, "partners.kind")},
                       {"status", lists::words_of<OrganisationStatus>(catalogues, "partners.status")},
                       {"country", words_of_countries()}},
            .standing = standing_in_file,
            .faults_of = faults_of,
            .write = [by](db::Transaction& tx, const lists::SheetRow& row) { return write(tx, row, by); }};
}

} // namespace partners
