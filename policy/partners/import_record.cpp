// From what a reader gives to what is compared and written.
#include "policy/partners/import_record.hpp"

#include "platform/basics/digest.hpp"
#include "platform/web/json.hpp"

#include <simdjson.h>

#include <algorithm>
#include <charconv>

namespace partners {
namespace {

template <class Number> std::string text_of(std::optional<Number> number) {
    if (!number) return {};
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, *number).ptr};
}

template <class Number> std::optional<Number> number_in(std::string_view text) {
    Number number{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc{}) return std::nullopt;
    return number;
}

void add_identifiers_of_domains(RegisterRecord& record, const std::vector<std::string>& domains) {
    for (const std::string& domain : domains)
        if (auto checked = check(IdentifierKind::schac, domain)) {
            Identifier identifier{IdentifierKind::schac, checked.normal};
            if (std::find(record.identifiers.begin(), record.identifiers.end(), identifier) ==
                record.identifiers.end())
                record.identifiers.push_back(std::move(identifier));
        }
}

std::string digest_of(const RegisterRecord& record) {
    std::string all;
    all.reserve(1024);
    auto add = [&](std::string_view text) { all.append(text).push_back('\x1f'); };
    for (const std::string& field : record.fields) add(field);
    for (const IncomingName& name : record.names) add(name.text), add(name.language), add(name_of(name.use));
    for (const Identifier& identifier : record.identifiers)
        add(name_of(identifier.kind)), add(identifier.value);
    for (const IncomingRelation& relation : record.relations) add(name_of(relation.kind)), add(relation.key);
    return sha256_hex(all).substr(0, 32);
}

} // namespace

OrganisationKind kind_of(const std::vector<RegisterType>& types) {
    using enum RegisterType;
    constexpr std::pair<RegisterType, OrganisationKind> by_weight[] = {
        {education, OrganisationKind::university},    {healthcare, OrganisationKind::hospital},
        {company, OrganisationKind::company},         {government, OrganisationKind::authority},
        {archive, OrganisationKind::archive},         {facility, OrganisationKind::research_institute},
        {nonprofit, OrganisationKind::civil_society}, {funder, OrganisationKind::foundation},
    };
    for (auto [type, kind] : by_weight)
        if (std::find(types.begin(), types.end(), type) != types.end()) return kind;
    return OrganisationKind::other;
}

FieldTexts texts_of(const Organisation& o) {
    return {o.name,
            std::string{name_of(o.kind)},
            std::string{name_of(o.status)},
            o.country,
            o.region,
            o.city,
            text_of(o.latitude),
            text_of(o.longitude),
            o.website,
            text_of(o.established)};
}

void set_fields(Organisation& o, const FieldTexts& fields) {
    o.name = fields[0];
    o.kind = enum_named<OrganisationKind>(fields[1]).value_or(o.kind);
    o.status = enum_named<OrganisationStatus>(fields[2]).value_or(o.status);
    o.country = fields[3];
    o.region = fields[4];
    o.city = fields[5];
    o.latitude = number_in<double>(fields[6]);
    o.longitude = number_in<double>(fields[7]);
    o.website = fields[8];
    o.established = number_in<int>(fields[9]);
}

std::string json_of(const FieldTexts& fields) {
    web::Json json;
    json.list();
    for (const std::string& field : fields) json.item(field);
    return json.end().take();
}

FieldTexts fields_in(std::string_view json) {
    FieldTexts fields;
    simdjson::dom::parser parser;
    simdjson::dom::array list;
    if (parser.parse(json.data(), json.size()).get(list) != simdjson::SUCCESS) return fields;
    std::size_t i = 0;
    for (simdjson::dom::element one : list) {
        std::string_view text;
        if (i < fields.size() && one.get(text) == simdjson::SUCCESS) fields[i] = text;
        ++i;
    }
    return fields;
}

RegisterRecord record_of(IncomingOrganisation&& incoming, std::int64_t line) {
    RegisterRecord record;
    record.line = line;
    record.key = std::move(incoming.key);
    record.changed_on = std::move(incoming.changed_on);
    Organisation o;
    o.name = incoming.name();
    o.kind = kind_of(incoming.types);
    o.status = enum_named<OrganisationStatus>(name_of(incoming.status)).value_or(OrganisationStatus::active);
    if (!incoming.places.empty()) {
        auto& place = incoming.places.front();
        o.country = std::move(place.country);
        o.region = std::move(place.region);
        o.city = std::move(place.city);
        o.latitude = place.latitude;
        o.longitude = place.longitude;
    }
    o.website = std::move(incoming.website);
    o.established = incoming.established;
    record.fields = texts_of(o);
    for (IncomingName& name : incoming.names)
        if (std::find(record.names.begin(), record.names.end(), name) == record.names.end())
            record.names.push_back(std::move(name));
    record.identifiers = std::move(incoming.identifiers);
    add_identifiers_of_domains(record, incoming.domains);
    record.relations = std::move(incoming.relations);
    record.digest = digest_of(record);
    return record;
}

} // namespace partners
