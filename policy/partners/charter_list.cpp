// The charter list by its headers. Quirks met: no-break spaces inside Erasmus codes, EL for Greece, letters
// that the CSV has lost (the workbook has them), web addresses in every shape.
#include "policy/partners/charter_list.hpp"

#include "platform/text/encoding.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/web_address.hpp"

#include <algorithm>
#include <array>

namespace partners {
namespace {

struct Columns {
    std::size_t charter, erasmus, pic, oid, name, city, country, website;
};

std::optional<Columns> columns_of(const tables::Table& table) {
    constexpr std::array<std::string_view, 8> names = {
        "Proposal number", "Erasmus Code", "Pic", "OID", "Legal Name", "City", "Country Cd", "Website Url"};
    std::array<std::size_t, names.size()> found{};
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto column = table.column_named(names[i]);
        if (!column) return std::nullopt;
        found[i] = *column;
    }
    return Columns{found[0], found[1], found[2], found[3], found[4], found[5], found[6], found[7]};
}

// "http://www.fhv.at " → "fhv.at", when that is a domain.
std::string domain_of(std::string_view website) {
    auto checked = check(IdentifierKind::schac, website);
    return checked ? checked.normal : std::string{};
}

class CharterRow {
public:
    CharterRow(const tables::Row& row, const Columns& columns, const IncomingVisit& visit)
        : row_(row), columns_(columns), visit_(visit) {}

    void read() {
        std::string name = tables::tidy(row_.cell(columns_.name));
        if (name.empty()) return tell("Legal Name", {}, "partners.incoming.no_name", Severity::refused);
        add(IdentifierKind::oid, "OID", columns_.oid);
        add(IdentifierKind::pic, "Pic", columns_.pic);
        add(IdentifierKind::erasmus, "Erasmus Code", columns_.erasmus);
        add(IdentifierKind::eche, "Proposal number", columns_.charter);
        if (result_.identifiers.empty())
            return tell("OID", name, "partners.incoming.no_id", Severity::refused);
        result_.key = result_.identifiers.front().value;
        if (name.find('?') != std::string::npos || name.find("\uFFFD") != std::string::npos)
            tell("Legal Name", name, "partners.incoming.lost_letters", Severity::warning);
        result_.names.push_back({std::move(name), {}, NameUse::display});
        result_.types = {RegisterType::education};
        read_place();
        read_website();
        if (auto domain = domain_of(result_.website); !domain.empty())
            result_.domains.push_back(std::move(domain));
        visit_.organisation(std::move(result_), row_.number);
    }

private:
    void tell(std::string_view field, std::string_view value, std::string_view reason, Severity severity) {
        visit_.problem(
            {row_.number, std::string{field}, std::string{text::shortened(value, 200)}, reason, severity});
    }

    void add(IdentifierKind kind, std::string_view field, std::size_t column) {
        std::string_view written = row_.cell(column);
        if (tables::tidy(written).empty()) return;
        auto checked = check(kind, written);
        if (checked)
            result_.identifiers.push_back({kind, std::move(checked.normal)});
        else
            tell(field, written, checked.reason, Severity::warning);
    }

    void read_website() {
        std::string written = tables::tidy(row_.cell(columns_.website));
        if (written.empty()) return;
        auto address = web_address(written);
        if (!address) return tell("Website Url", written, "partners.incoming.bad_website", Severity::warning);
        result_.website = std::move(*address);
    }

    void read_place() {
        std::string written = tables::tidy(row_.cell(columns_.country));
        auto country = country_of(written);
        if (!country) tell("Country Cd", written, "partners.incoming.unknown_country", Severity::warning);
        result_.places.push_back({.country = country.value_or(""),
                                  .region = {},
                                  .city = tables::tidy(row_.cell(columns_.city)),
                                  .latitude = {},
                                  .longitude = {}});
    }

    const tables::Row& row_;
    const Columns& columns_;
    const IncomingVisit& visit_;
    IncomingOrganisation result_;
};

} // namespace

Result<Done> read_charter_list(const tables::Origin& origin, const IncomingVisit& visit) {
    auto table = tables::read(origin);
    if (!table) return table.failure();
    auto columns = columns_of(*table);
    if (!columns) return invalid({{"file", "partners.incoming.not_charter_list"}});
    for (const tables::Row& row : table->rows) CharterRow{row, *columns, visit}.read();
    return Done{};
}

} // namespace partners
