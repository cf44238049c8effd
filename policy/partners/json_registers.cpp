// Registers in JSON, read with simdjson: ROR, whose two schemas tell the same things in different places, and
// the list of universities and their domains.
#include "platform/basics/ascii.hpp"
#include "platform/tables/tables.hpp"
#include "platform/text/invisible.hpp"
#include "policy/partners/ror.hpp"

#include "platform/text/encoding.hpp"
#include "policy/partners/json_records.hpp"
#include "policy/partners/university_domains.hpp"

#include <simdjson.h>

#include <algorithm>
#include <utility>

namespace partners {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string_view text_of(element from, std::string_view key) {
    std::string_view text;
    return from[key].get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

// The elements of a list; none when there is no such list.
std::vector<element> list_of(element from, std::string_view key) {
    array list;
    if (from[key].get(list) != simdjson::SUCCESS) return {};
    return {list.begin(), list.end()};
}

bool is_list(element from, std::string_view key) {
    array list;
    return from[key].get(list) == simdjson::SUCCESS;
}

std::string_view text_in(element value) {
    std::string_view text;
    return value.get(text) == simdjson::SUCCESS ? text : std::string_view{};
}

std::optional<double> number_of(element from, std::string_view key) {
    double number = 0;
    return from[key].get(number) == simdjson::SUCCESS ? std::optional{number} : std::nullopt;
}

std::int64_t whole_number_of(element from, std::string_view key) {
    std::int64_t number = 0;
    return from[key].get(number) == simdjson::SUCCESS ? number : 0;
}

// Schema 1 begins these names with a capital.
std::string small(std::string_view text) {
    std::string result{text};
    if (!result.empty()) result[0] = ascii::small(result[0]);
    return result;
}

// One record on its way from JSON to IncomingOrganisation, with the problems met on the way.
class Record {
public:
    Record(element json, std::int64_t line, const IncomingVisit& visit)
        : json_(json), line_(line), visit_(visit) {}

    void read() {
        auto id = check(IdentifierKind::ror, text_of(json_, "id"));
        if (!id) return tell("id", text_of(json_, "id"), "partners.incoming.no_id", Severity::refused);
        result_.key = id.normal;
        result_.identifiers.push_back({IdentifierKind::ror, id.normal});
        read_common();
        if (is_list(json_, "names"))
            read_second_schema();
        else
            read_first_schema();
        if (result_.names.empty()) return tell("names", {}, "partners.incoming.no_name", Severity::refused);
        std::stable_sort(result_.names.begin(), result_.names.end(),
                         [](const auto& a, const auto& b) { return a.use < b.use; });
        if (result_.names.front().use != NameUse::display) result_.names.front().use = NameUse::display;
        visit_.organisation(std::move(result_), line_);
    }

private:
    void tell(std::string_view field, std::string_view value, std::string_view reason, Severity severity) {
        visit_.problem(
            {line_, std::string{field}, std::string{text::shortened(value, 200)}, reason, severity});
    }

    void read_common() {
        auto status = enum_named<RegisterStatus>(small(text_of(json_, "status")));
        if (!status)
            tell("status", text_of(json_, "status"), "partners.incoming.unknown_status", Severity::warning);
        result_.status = status.value_or(RegisterStatus::active);
        if (auto year = whole_number_of(json_, "established"); year > 0 && year < 2200)
            result_.established = static_cast<int>(year);
        for (element type : list_of(json_, "types")) read_type(text_in(type));
        for (element relation : list_of(json_, "relationships")) read_relation(relation);
    }

    void read_type(std::string_view written) {
        auto type = enum_named<RegisterType>(small(written));
        if (type)
            result_.types.push_back(*type);
        else
            tell("types", written, "partners.incoming.unknown_type", Severity::warning);
    }

    void read_relation(element relation) {
        auto kind = enum_named<RegisterRelation>(small(text_of(relation, "type")));
        auto id = check(IdentifierKind::ror, text_of(relation, "id"));
        if (!kind || !id)
            return tell("relationships", text_of(relation, "id"), "partners.incoming.bad_relation",
                        Severity::warning);
        result_.relations.push_back({*kind, id.normal, std::string{text_of(relation, "label")}});
    }

    void read_identifier(std::string_view scheme, std::string_view written) {
        if (written.empty()) return;
        auto kind = enum_named<IdentifierKind>(scheme);
        if (!kind) return; // schemes that we do not keep: OrgRef, UKPRN, HESA …
        auto checked = check(*kind, written);
        if (!checked) return tell(scheme, written, checked.reason, Severity::warning);
        Identifier identifier{*kind, std::move(checked.normal)};
        auto& known = result_.identifiers;
        if (std::find(known.begin(), known.end(), identifier) == known.end())
            known.push_back(std::move(identifier));
    }

    void read_identifiers(std::string_view scheme, element entry) {
        std::string_view preferred = text_of(entry, "preferred");
        read_identifier(scheme, preferred);
        std::string_view only = text_of(entry, "all"); // GRID in schema 1
        if (only != preferred) read_identifier(scheme, only);
        for (element one : list_of(entry, "all"))
            if (text_in(one) != preferred) read_identifier(scheme, text_in(one));
    }

    void add_name(std::string_view text, std::string_view language, NameUse use) {
        if (auto name = tables::tidy(text); !name.empty())
            result_.names.push_back({std::move(name), std::string{language}, use});
    }

    // A name may have several types; the most telling one is kept.
    void read_name(element name) {
        NameUse use = NameUse::alias;
        int rank = 0;
        for (element type : list_of(name, "types")) {
            constexpr std::pair<std::string_view, NameUse> uses[] = {{"alias", NameUse::alias},
                                                                     {"acronym", NameUse::acronym},
                                                                     {"label", NameUse::label},
                                                                     {"ror_display", NameUse::display}};
            for (int i = 0; i < 4; ++i)
                if (uses[i].first == text_in(type) && i >= rank) use = uses[rank = i].second;
        }
        add_name(text_of(name, "value"), text_of(name, "lang"), use);
    }

    void read_place(element location) {
        element details;
        if (location["geonames_details"].get(details) != simdjson::SUCCESS) return;
        result_.places.push_back(
            {whole_number_of(location, "geonames_id"), std::string{text_of(details, "country_code")},
             tables::tidy(text_of(details, "country_subdivision_name")),
             tables::tidy(text_of(details, "name")), number_of(details, "lat"), number_of(details, "lng")});
    }

    void read_second_schema() {
        for (element name : list_of(json_, "names")) read_name(name);
        for (element entry : list_of(json_, "external_ids")) read_identifiers(text_of(entry, "type"), entry);
        for (element location : list_of(json_, "locations")) read_place(location);
        for (element domain : list_of(json_, "domains")) result_.domains.emplace_back(text_in(domain));
        for (element link : list_of(json_, "links"))
            (text_of(link, "type") == "wikipedia" ? result_.wikipedia : result_.website) =
                text_of(link, "value");
        element admin;
        if (json_["admin"]["last_modified"].get(admin) == simdjson::SUCCESS)
            result_.changed_on = text_of(admin, "date");
    }

    void read_first_schema() {
        add_name(text_of(json_, "name"), {}, NameUse::display);
        for (element label : list_of(json_, "labels"))
            add_name(text_of(label, "label"), text_of(label, "iso639"), NameUse::label);
        for (element alias : list_of(json_, "aliases")) add_name(text_in(alias), {}, NameUse::alias);
        for (element acronym : list_of(json_, "acronyms")) add_name(text_in(acronym), {}, NameUse::acronym);
        object external;
        if (json_["external_ids"].get(external) == simdjson::SUCCESS)
            for (auto [scheme, entry] : external) read_identifiers(ascii::small(scheme), entry);
        for (element address : list_of(json_, "addresses")) read_address(address);
        for (element link : list_of(json_, "links"))
            if (result_.website.empty()) result_.website = text_in(link);
        result_.wikipedia = text_of(json_, "wikipedia_url");
    }

    void read_address(element address) {
        IncomingPlace place;
        place.city = tables::tidy(text_of(address, "city"));
        place.latitude = number_of(address, "lat");
        place.longitude = number_of(address, "lng");
        element part;
        if (address["geonames_city"].get(part) == simdjson::SUCCESS)
            place.geonames_id = whole_number_of(part, "id");
        if (address["geonames_city"]["geonames_admin1"].get(part) == simdjson::SUCCESS)
            place.region = tables::tidy(text_of(part, "name"));
        if (json_["country"].get(part) == simdjson::SUCCESS) place.country = text_of(part, "country_code");
        result_.places.push_back(std::move(place));
    }

    element json_;
    std::int64_t line_;
    const IncomingVisit& visit_;
    IncomingOrganisation result_;
};

// The first domain is the key, because the list has no other.
void read_university(element json, std::int64_t line, const IncomingVisit& visit) {
    IncomingOrganisation university;
    auto refuse = [&](std::string_view field, std::string_view value, std::string_view reason) {
        visit.problem(
            {line, std::string{field}, std::string{text::shortened(value, 200)}, reason, Severity::refused});
    };
    auto name = tables::tidy(text_of(json, "name"));
    if (text::shows_nothing(name)) return refuse("name", name, "partners.incoming.no_name");
    university.names.push_back({name, {}, NameUse::display});
    for (element domain : list_of(json, "domains")) {
        auto checked = check(IdentifierKind::schac, text_in(domain));
        if (checked)
            university.domains.push_back(std::move(checked.normal));
        else
            visit.problem({line, "domains", std::string{text_in(domain)}, checked.reason, Severity::warning});
    }
    if (university.domains.empty()) return refuse("domains", name, "partners.incoming.no_id");
    university.key = university.domains.front();
    university.types = {RegisterType::education};
    for (element page : list_of(json, "web_pages"))
        if (university.website.empty()) university.website = text_in(page);
    std::string_view country = text_of(json, "alpha_two_code");
    university.places.push_back(
        {0, std::string{country}, tables::tidy(text_of(json, "state-province")), {}, {}, {}});
    visit.organisation(std::move(university), line);
}

// Cuts the stream into records and parses each by itself, so that one bad record spoils no other.
class Reading {
public:
    using Read = void (*)(element json, std::int64_t line, const IncomingVisit& visit);
    Reading(IncomingVisit&& visit, Read read)
        : visit_(std::move(visit)), read_(read),
          records_([this](auto record, auto line) { parse(record, line); }) {}

    void take(std::string_view piece) { records_.take(piece); }
    void finish() { records_.finish(); }

private:
    void parse(std::string_view record, std::int64_t line) {
        element json;
        bool parsed =
            parser_.parse(record.data(), record.size()).get(json) == simdjson::SUCCESS && json.is_object();
        if (parsed) return read_(json, line, visit_);
        visit_.problem({line,
                        {},
                        std::string{text::shortened(record, 80)},
                        "partners.incoming.not_json",
                        Severity::refused});
    }

    simdjson::dom::parser parser_;
    IncomingVisit visit_;
    Read read_;
    JsonRecords records_;
};

} // namespace

struct RorReading::State : Reading {
    explicit State(IncomingVisit&& visit)
        : Reading(std::move(visit), [](element json, std::int64_t line, const IncomingVisit& to) {
              Record{json, line, to}.read();
          }) {}
};
RorReading::RorReading(IncomingVisit visit) : state_(std::make_unique<State>(std::move(visit))) {}
RorReading::~RorReading() = default;
void RorReading::take(std::string_view piece) { state_->take(piece); }
void RorReading::finish() { state_->finish(); }

struct UniversityDomainsReading::State : Reading {
    explicit State(IncomingVisit&& visit) : Reading(std::move(visit), read_university) {}
};
UniversityDomainsReading::UniversityDomainsReading(IncomingVisit visit)
    : state_(std::make_unique<State>(std::move(visit))) {}
UniversityDomainsReading::~UniversityDomainsReading() = default;
void UniversityDomainsReading::take(std::string_view piece) { state_->take(piece); }
void UniversityDomainsReading::finish() { state_->finish(); }

} // namespace partners
