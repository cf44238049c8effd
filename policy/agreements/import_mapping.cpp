// The mapping as a guess, as JSON, and the shape it belongs to.
#include "policy/agreements/import_mapping.hpp"

#include "platform/basics/digest.hpp"
#include "platform/tables/columns.hpp"
#include "platform/text/folding.hpp"
#include "platform/web/json.hpp"
#include "policy/agreements/import_json.hpp"

#include <simdjson.h>

#include <algorithm>

namespace agreements {
namespace {

using Words = std::map<std::string, std::string>;
using simdjson::dom::element;

void write_words(web::Json& json, std::string_view name, const Words& words) {
    json.list(name);
    for (const auto& [written, key] : words)
        json.object().field("written", written).field("means", key).end();
    json.end();
}

Words words_at(element json, std::string_view key) {
    Words words;
    simdjson::dom::array list;
    if (json[key].get(list) != simdjson::SUCCESS) return words;
    for (element one : list) words[text_at(one, "written")] = text_at(one, "means");
    return words;
}

constexpr std::string_view name_of_order(tables::DateOrder order) {
    return order == tables::DateOrder::month_first ? "month_first" : "day_first";
}
constexpr std::string_view name_of_header(tables::HeaderRow header) {
    switch (header) {
    case tables::HeaderRow::guess:
        return "guess";
    case tables::HeaderRow::present:
        return "present";
    case tables::HeaderRow::absent:
        return "absent";
    }
    return "guess";
}

// Agreements between universities for exchange are what lists of Erasmus codes hold.
std::string usual_type(const Mapping& mapping, const tables::Table& table, const ImportWords& words) {
    if (!words.type("iia") || !table.header.empty()) return "other";
    return mapping.has(Field::identifier) && mapping.has(Field::subject) ? "iia" : "other";
}

} // namespace

std::string text_at(element json, std::string_view key) {
    std::string_view text;
    return json[key].get(text) == simdjson::SUCCESS ? std::string{text} : std::string{};
}

bool Mapping::has(Field field) const {
    return std::find(columns.begin(), columns.end(), field) != columns.end();
}

tables::Reading reading_of(const Mapping& mapping) {
    tables::Reading reading{.limits = {.rows = most_rows_of_a_list}};
    reading.encoding = mapping.encoding;
    reading.sheet = mapping.sheet;
    reading.header = mapping.header;
    if (!mapping.separator.empty()) reading.separator = mapping.separator.front();
    return reading;
}

std::string signature_of(const tables::Table& table) {
    Sha256 digest;
    if (!table.header.empty()) {
        for (const auto& head : table.header) digest.add(text::fold(head)).add("\x1f");
        return digest.hex();
    }
    const auto facts = tables::facts_of(table);
    for (const auto& column : facts) digest.add(name_of(column.content)).add("\x1f");
    return digest.hex();
}

Mapping guess_mapping(const tables::Table& table, const ImportWords& words,
                      const text::Catalogues& catalogues) {
    Mapping mapping;
    mapping.host = words.usual_host();
    mapping.columns = guess_fields(table, catalogues);
    const auto facts = tables::facts_of(table);
    for (std::size_t i = 0; i < facts.size(); ++i)
        if (facts[i].date_order) mapping.dates = *facts[i].date_order;
    mapping.type = usual_type(mapping, table, words);
    guess_values(mapping, table, words);
    return mapping;
}

void guess_values(Mapping& mapping, const tables::Table& table, const ImportWords& words) {
    for (const auto& value : values_of(table, mapping, Field::type))
        mapping.types.emplace(text::fold(value.text), words.type(value.text).value_or(""));
    for (const auto& value : values_of(table, mapping, Field::status)) {
        auto status = words.status(value.text);
        mapping.statuses.emplace(text::fold(value.text), status ? std::string{name_of(*status)} : "");
    }
}

std::vector<WrittenValue> values_of(const tables::Table& table, const Mapping& mapping, Field field,
                                    std::size_t limit) {
    std::map<std::string, WrittenValue> found; // by the folded text
    for (std::size_t column = 0; column < mapping.columns.size(); ++column) {
        if (mapping.columns[column] != field) continue;
        for (const auto& row : table.rows) {
            if (tables::says_nothing(row.cell(column))) continue;
            auto text = tables::tidy(row.cell(column));
            auto& value = found[text::fold(text)];
            if (value.number++ == 0) value.text = text;
        }
    }
    std::vector<WrittenValue> values;
    for (auto& [folded, value] : found) values.push_back(std::move(value));
    std::stable_sort(values.begin(), values.end(),
                     [](const auto& a, const auto& b) { return a.number > b.number; });
    if (values.size() > limit) values.resize(limit);
    return values;
}

std::string json_of(const Mapping& mapping) {
    web::Json json;
    json.object().field("encoding", mapping.encoding).field("sheet", mapping.sheet);
    json.field("separator", mapping.separator).field("header", name_of_header(mapping.header));
    json.field("dates", name_of_order(mapping.dates)).field("type", mapping.type);
    json.field("host", mapping.host).list("columns");
    for (Field field : mapping.columns) json.item(name_of(field));
    json.end();
    write_words(json, "types", mapping.types);
    write_words(json, "statuses", mapping.statuses);
    return json.end().take();
}

std::optional<Mapping> mapping_in(std::string_view json) {
    simdjson::dom::parser parser;
    element root;
    simdjson::dom::array columns;
    if (parser.parse(json.data(), json.size()).get(root) != simdjson::SUCCESS) return std::nullopt;
    if (root["columns"].get(columns) != simdjson::SUCCESS) return std::nullopt;
    Mapping mapping;
    mapping.encoding = text_at(root, "encoding");
    mapping.sheet = text_at(root, "sheet");
    mapping.separator = text_at(root, "separator");
    auto header = text_at(root, "header");
    if (header == "present") mapping.header = tables::HeaderRow::present;
    if (header == "absent") mapping.header = tables::HeaderRow::absent;
    if (text_at(root, "dates") == "month_first") mapping.dates = tables::DateOrder::month_first;
    mapping.type = text_at(root, "type");
    mapping.host = text_at(root, "host");
    for (element column : columns) {
        std::string_view name;
        bool named = column.get(name) == simdjson::SUCCESS;
        mapping.columns.push_back(named ? enum_named<Field>(name).value_or(Field::none) : Field::none);
    }
    mapping.types = words_at(root, "types");
    mapping.statuses = words_at(root, "statuses");
    return mapping;
}

} // namespace agreements
