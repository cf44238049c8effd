// The general table of organisations, by its header.
#include "platform/basics/ascii.hpp"
#include "platform/tables/cells.hpp"
#include "platform/tables/tables.hpp"
#include "platform/text/encoding.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/import_steps.hpp"
#include "policy/partners/web_address.hpp"

#include <algorithm>
#include <initializer_list>

namespace partners {
namespace {

using ColumnNames = std::initializer_list<std::string_view>;

// One row of a table with the problems met in it.
class TableRow {
public:
    TableRow(const tables::Table& table, const tables::Row& row, const IncomingVisit& visit)
        : table_(table), row_(row), visit_(visit) {}

    // By the first of these names that the table has a column for.
    std::string text(ColumnNames names) const {
        for (std::string_view name : names)
            if (auto column = table_.column_named(name)) {
                auto cell = row_.cell(*column);
                return tables::says_nothing(cell) || cell == "#N/A" ? std::string{} : tables::tidy(cell);
            }
        return {};
    }
    void tell(std::string_view field, std::string_view value, std::string_view reason,
              Severity severity) const {
        visit_.problem(
            {row_.number, std::string{field}, std::string{text::shortened(value, 200)}, reason, severity});
    }
    void add_place(IncomingOrganisation& to, std::string_view field, const std::string& country,
                   std::string city) const {
        auto known = country_of(country);
        if (!known && !country.empty())
            tell(field, country, "partners.import.unknown_country", Severity::warning);
        to.places.push_back({0, known.value_or(""), {}, std::move(city), {}, {}});
    }
    std::int64_t number() const { return row_.number; }

private:
    const tables::Table& table_;
    const tables::Row& row_;
    const IncomingVisit& visit_;
};

// The words that tables of organisations use for kinds.
std::optional<RegisterType> type_of(std::string_view written) {
    using enum RegisterType;
    constexpr std::pair<std::string_view, RegisterType> words[] = {
        {"university", education},
        {"school", education},
        {"research_institute", facility},
        {"research institute", facility},
        {"hospital", healthcare},
        {"authority", government},
        {"ngo", nonprofit},
        {"civil_society", nonprofit},
        {"foundation", funder},
        {"network", other},
        {"universitet", education},
        {"högskola", education},
        {"sjukhus", healthcare},
        {"företag", company},
        {"myndighet", government},
        {"stiftelse", funder},
        {"arkiv", archive},
        {"förening", nonprofit},
        {"forskningsinstitut", facility},
        {"annat", other},
    };
    auto small = ascii::small(written);
    for (auto [word, type] : words)
        if (word == small) return type;
    return enum_named<RegisterType>(small);
}

struct IdentifierColumn {
    IdentifierKind kind;
    std::string_view name, other_name;
};
constexpr IdentifierColumn identifier_columns[] = {
    {IdentifierKind::ror, "ror", "ror id"},
    {IdentifierKind::isni, "isni", "isni"},
    {IdentifierKind::lei, "lei", "lei"},
    {IdentifierKind::swedish_organisation_number, "organisation number", "organisationsnummer"},
    {IdentifierKind::erasmus, "erasmus code", "erasmuskod"},
    {IdentifierKind::pic, "pic", "pic"},
    {IdentifierKind::schac, "schac", "schac"},
    {IdentifierKind::wikidata, "wikidata", "wikidata"},
};

// Besides the key, which may be the list's own: identifiers under their names. One that cannot be right is
// told.
void add_identifiers(const TableRow& row, IncomingOrganisation& to) {
    for (const auto& [kind, name, other_name] : identifier_columns) {
        auto written = row.text({name, other_name});
        if (written.empty()) continue;
        auto checked = check(kind, written);
        if (!checked) {
            row.tell(name, written, checked.reason, Severity::warning);
            continue;
        }
        Identifier identifier{kind, std::move(checked.normal)};
        if (std::find(to.identifiers.begin(), to.identifiers.end(), identifier) == to.identifiers.end())
            to.identifiers.push_back(std::move(identifier));
    }
}

void read_organisation(const TableRow& row, const IncomingVisit& visit) {
    IncomingOrganisation organisation;
    organisation.key = row.text({"identifier", "identitet", "id"});
    if (organisation.key.empty())
        return row.tell("identifier", {}, "partners.incoming.no_id", Severity::refused);
    auto name = row.text({"name", "namn"});
    if (name.empty()) return row.tell("name", {}, "partners.incoming.no_name", Severity::refused);
    organisation.names.push_back({std::move(name), {}, NameUse::display});
    if (auto identifier = recognised(organisation.key)) {
        organisation.key = identifier->value; // one way to write it, so that two rows for one are seen
        organisation.identifiers.push_back(*identifier);
    } else if (auto fault = fault_of_unrecognised(organisation.key); !fault.empty()) {
        row.tell("identifier", organisation.key, fault, Severity::warning);
    }
    add_identifiers(row, organisation);
    auto written = row.text({"type", "typ", "kind"});
    if (auto type = type_of(written))
        organisation.types = {*type};
    else if (!written.empty())
        row.tell("type", written, "partners.import.unknown_type", Severity::warning);
    row.add_place(organisation, "country", row.text({"country", "land"}), row.text({"city", "ort", "stad"}));
    auto website = row.text({"website", "webbplats"});
    if (auto address = web_address(website))
        organisation.website = std::move(*address);
    else if (!website.empty())
        row.tell("website", website, "partners.incoming.bad_website", Severity::warning);
    visit.organisation(std::move(organisation), row.number());
}

Result<Done> read_rows(const tables::Origin& origin, std::initializer_list<ColumnNames> needed,
                       const IncomingVisit& visit, void (*read)(const TableRow&, const IncomingVisit&)) {
    auto table = tables::read(origin);
    if (!table) return table.failure();
    for (ColumnNames names : needed) {
        bool there = false;
        for (std::string_view name : names) there = there || table->column_named(name);
        if (!there) return Failure{Fault::invalid, {"partners.import.columns"}, {}};
    }
    for (const tables::Row& row : table->rows) read({*table, row, visit}, visit);
    return Done{};
}

} // namespace

Result<Done> read_table(const tables::Origin& origin, const IncomingVisit& visit) {
    return read_rows(origin, {{"identifier", "identitet", "id"}, {"name", "namn"}}, visit, read_organisation);
}

} // namespace partners
