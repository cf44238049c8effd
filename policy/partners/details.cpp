// Details as named texts and back.
#include "policy/partners/details.hpp"

#include "platform/text/invisible.hpp"
#include "platform/text/languages.hpp"
#include "platform/web/lines.hpp"
#include "policy/partners/countries.hpp"
#include "policy/partners/web_address.hpp"

#include <algorithm>
#include <charconv>
#include <cstdlib>

namespace partners {
namespace {

struct Reader {
    const Texts& given;
    std::vector<std::pair<std::string, std::string>> faults = {};

    const std::string* find(std::string_view field) const {
        auto at =
            std::find_if(given.begin(), given.end(), [&](const auto& pair) { return pair.first == field; });
        return at == given.end() ? nullptr : &at->second;
    }
    void fault(std::string_view field, std::string_view key) { faults.emplace_back(field, key); }

    void text(std::string_view field, std::string& into, std::size_t longest) {
        const auto* value = find(field);
        if (!value) return;
        auto kept = text::as_kept(*value); // texts come from JSON and files as well
        if (!kept) return fault(field, "web.field.not_text");
        auto first = kept->find_first_not_of(" \t\n"), last = kept->find_last_not_of(" \t\n");
        into = first == std::string::npos ? std::string{} : kept->substr(first, last - first + 1);
        if (longest <= web::longest_line) into = web::one_line(std::move(into));
        if (text::shows_nothing(into)) into.clear();
        if (text::letters_in(into) > longest) fault(field, "web.field.too_long");
    }
    // Degrees or a year; an empty text is "unknown".
    template <class Number>
    void number(std::string_view field, std::optional<Number>& into, Number least, Number most,
                std::string_view key) {
        const auto* value = find(field);
        if (!value) return;
        into.reset();
        if (value->empty()) return;
        Number number{};
        auto text = *value;
        std::replace(text.begin(), text.end(), ',', '.');
        auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc{} || end != text.data() + text.size() ||
            !(number >= least && number <= most)) // "nan" is read too
            return fault(field, key);
        into = number;
    }
};

std::string written(const std::optional<double>& degrees) {
    if (!degrees) return {};
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, *degrees).ptr};
}

void read_country(Reader& reader, std::string& into) {
    const auto* value = reader.find("country");
    if (!value) return;
    into.clear();
    if (value->empty()) return;
    auto code = country_of(*value);
    if (!code) return reader.fault("country", "partners.field.country");
    into = *code;
}

// What a register wrote stays as it is until somebody writes something else.
void read_website(Reader& reader, std::string& into) {
    const auto before = into;
    reader.text("website", into, 500);
    if (into.empty() || into == before) return;
    auto address = web_address(into);
    if (address)
        into = std::move(*address);
    else
        reader.fault("website", "partners.field.website");
}

void read_language(Reader& reader, std::string& into) {
    const auto before = into;
    reader.text("language", into, 2);
    if (!into.empty() && into != before && !text::is_language(into))
        reader.fault("language", "partners.field.language");
}

void read_kind(Reader& reader, OrganisationKind& into) {
    const auto* value = reader.find("kind");
    if (!value) return;
    if (auto kind = enum_named<OrganisationKind>(*value))
        into = *kind;
    else
        reader.fault("kind", "partners.field.kind");
}

void read_legal_entity(Reader& reader, std::optional<OrganisationId>& into) {
    std::optional<std::int64_t> id;
    if (!reader.find("legal_entity")) return;
    reader.number<std::int64_t>("legal_entity", id, 1, 1'000'000'000'000, "partners.field.legal_entity");
    into = id ? std::optional{OrganisationId{*id}} : std::nullopt;
}

std::string name_in(std::string_view language, const std::vector<OrganisationName>& names) {
    for (const auto& name : names) // display and labels stand first
        if (name.language == language && (name.use == NameUse::display || name.use == NameUse::label))
            return name.name;
    return {};
}

} // namespace

std::string_view text_of(const Texts& texts, std::string_view field) {
    auto at = std::find_if(texts.begin(), texts.end(), [&](const auto& pair) { return pair.first == field; });
    return at == texts.end() ? std::string_view{} : std::string_view{at->second};
}

void set_text(Texts& texts, std::string_view field, std::string_view text) {
    for (auto& [name, value] : texts)
        if (name == field) return void(value = text);
    texts.emplace_back(field, text);
}

Texts texts_of(const Details& d) {
    return {{"name", d.name},
            {"language", d.language},
            {"name_sv", d.name_sv},
            {"name_en", d.name_en},
            {"kind", std::string{name_of(d.kind)}},
            {"country", d.country},
            {"region", d.region},
            {"city", d.city},
            {"latitude", written(d.latitude)},
            {"longitude", written(d.longitude)},
            {"website", d.website},
            {"established", d.established ? std::to_string(*d.established) : ""},
            {"legal_entity", d.legal_entity ? std::to_string(d.legal_entity->value) : ""},
            {"note", d.note}};
}

Result<Details> details_from(const Texts& given, const Details& before) {
    Details details = before;
    Reader reader{given};
    reader.text("name", details.name, 300);
    read_language(reader, details.language);
    reader.text("name_sv", details.name_sv, 300);
    reader.text("name_en", details.name_en, 300);
    read_kind(reader, details.kind);
    read_country(reader, details.country);
    reader.text("region", details.region, 200);
    reader.text("city", details.city, 200);
    reader.number("latitude", details.latitude, -90.0, 90.0, "partners.field.latitude");
    reader.number("longitude", details.longitude, -180.0, 180.0, "partners.field.longitude");
    read_website(reader, details.website);
    reader.number("established", details.established, 1, 2200, "partners.field.year");
    read_legal_entity(reader, details.legal_entity);
    reader.text("note", details.note, 4000);
    if (details.name.empty()) reader.fault("name", "web.field.missing");
    if (!reader.faults.empty()) return invalid(std::move(reader.faults));
    // The name shown, in Swedish or English, is that language's name.
    if (details.language == "sv") details.name_sv = details.name;
    if (details.language == "en") details.name_en = details.name;
    return details;
}

Details details_of(const Organisation& o, const std::vector<OrganisationName>& names) {
    std::string language;
    for (const auto& name : names)
        if (name.use == NameUse::display) language = name.language;
    return {o.name,
            language,
            name_in("sv", names),
            name_in("en", names),
            o.kind,
            o.country,
            o.region,
            o.city,
            o.latitude,
            o.longitude,
            o.website,
            o.established,
            o.legal_entity_id,
            o.note};
}

} // namespace partners
