// The institution's TOML files by toml++; every complaint says file, line and path, since people edit these
// by hand.
#include "platform/settings/settings.hpp"

#include "platform/basics/digest.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <sstream>
#include <toml++/toml.h>

namespace settings {

namespace fs = std::filesystem;

struct Place::Content {
    std::shared_ptr<const toml::table> whole; // keeps the file's tree alive
    const toml::table* table;
    std::string file; // "roles.toml"
    std::string path; // "roles[2]", empty for the file itself
};

struct Settings::Content {
    fs::path folder;
    std::map<std::string, std::shared_ptr<const toml::table>, std::less<>> files;
    std::string version;
};

namespace {

std::string_view kind_of(const toml::node& node) {
    switch (node.type()) {
    case toml::node_type::table:
        return "a table";
    case toml::node_type::array:
        return "a list";
    case toml::node_type::string:
        return "text";
    case toml::node_type::integer:
        return "a whole number";
    case toml::node_type::floating_point:
        return "a number with decimals";
    case toml::node_type::boolean:
        return "true or false";
    case toml::node_type::date:
        return "a date";
    case toml::node_type::time:
        return "a time of day";
    case toml::node_type::date_time:
        return "a date with a time";
    case toml::node_type::none:
        break;
    }
    return "nothing";
}

std::string line_of(const std::string& file, const toml::source_region& source) {
    return file + ", line " + std::to_string(source.begin.line);
}

std::string joined(const std::string& path, std::string_view key) {
    return path.empty() ? std::string{key} : path + "." + std::string{key};
}

[[noreturn]] void lacks(const Place::Content& place, std::string_view key, std::string_view expected) {
    std::string who = place.path.empty() ? "the file" : "\"" + place.path + "\"";
    throw Error(line_of(place.file, place.table->source()) + ": " + who + " lacks \"" + std::string{key} +
                "\" (" + std::string{expected} + ").");
}

[[noreturn]] void other_kind(const Place::Content& place, std::string_view path, const toml::node& node,
                             std::string_view expected) {
    throw Error(line_of(place.file, node.source()) + ": \"" + joined(place.path, path) + "\" must be " +
                std::string{expected} + ", but is " + std::string{kind_of(node)} + ".");
}

// The node of a key; its absence is an error.
const toml::node& needed(const Place::Content& place, std::string_view key, std::string_view expected) {
    if (const toml::node* node = place.table->get(key)) return *node;
    lacks(place, key, expected);
}

template <class T>
T value_as(const Place::Content& place, std::string_view key, const toml::node& node,
           std::string_view expected) {
    if (auto value = node.value_exact<T>()) return *value;
    other_kind(place, key, node, expected);
}

Place place_at(const Place::Content& outer, const toml::table& table, std::string path) {
    return Place{std::make_shared<const Place::Content>(
        Place::Content{outer.whole, &table, outer.file, joined(outer.path, path)})};
}

std::string content_of(const fs::path& file) {
    std::ifstream stream(file, std::ios::binary);
    std::ostringstream text;
    text << stream.rdbuf();
    if (!stream) throw Error(file.string() + " cannot be read.");
    return std::move(text).str();
}

std::shared_ptr<const toml::table> parsed(const std::string& text, const fs::path& file) {
    try {
        return std::make_shared<const toml::table>(toml::parse(text, file.filename().string()));
    } catch (const toml::parse_error& error) {
        throw Error(line_of(file.filename().string(), error.source()) + ": " +
                    std::string{error.description()} + ".");
    }
}

std::vector<fs::path> toml_files_of(const fs::path& folder) {
    std::error_code problem;
    std::vector<fs::path> files;
    for (auto& entry : fs::directory_iterator(folder, problem))
        if (entry.path().extension() == ".toml") files.push_back(entry.path());
    if (problem) throw Error("The folder " + folder.string() + " cannot be read: " + problem.message() + ".");
    if (files.empty()) throw Error("The folder " + folder.string() + " holds no .toml file.");
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace

std::string Place::text(std::string_view key) const {
    return value_as<std::string>(*content_, key, needed(*content_, key, "text"), "text");
}

std::string Place::text_or(std::string_view key, std::string_view otherwise) const {
    return has(key) ? text(key) : std::string{otherwise};
}

text::Both Place::both(std::string_view key) const {
    constexpr std::string_view expected = "{ sv = \"…\", en = \"…\" }";
    auto& node = needed(*content_, key, expected);
    const toml::table* table = node.as_table();
    if (!table) other_kind(*content_, key, node, expected);
    Place languages = place_at(*content_, *table, std::string{key});
    return {languages.text("sv"), languages.text("en")};
}

std::int64_t Place::number(std::string_view key) const {
    constexpr std::string_view expected = "a whole number";
    return value_as<std::int64_t>(*content_, key, needed(*content_, key, expected), expected);
}

std::int64_t Place::number_or(std::string_view key, std::int64_t otherwise) const {
    return has(key) ? number(key) : otherwise;
}

double Place::real(std::string_view key) const {
    auto& node = needed(*content_, key, "a number");
    if (auto value = node.value<double>(); value && node.is_number()) return *value;
    other_kind(*content_, key, node, "a number");
}

bool Place::flag(std::string_view key, bool otherwise) const {
    const toml::node* node = content_->table->get(key);
    return node ? value_as<bool>(*content_, key, *node, "true or false") : otherwise;
}

std::optional<Date> Place::date(std::string_view key) const {
    const toml::node* node = content_->table->get(key);
    if (!node) return std::nullopt;
    if (auto day = node->value_exact<toml::date>()) return Date::of(day->year, day->month, day->day);
    if (auto written = node->value_exact<std::string>())
        if (auto day = Date::parse(*written)) return day;
    other_kind(*content_, key, *node, "a date such as 2026-11-22");
}

std::vector<std::string> Place::texts(std::string_view key) const {
    const toml::node* node = content_->table->get(key);
    if (!node) return {};
    if (!node->is_array()) other_kind(*content_, key, *node, "a list of texts");
    std::vector<std::string> found;
    for (auto& element : *node->as_array())
        found.push_back(value_as<std::string>(
            *content_, std::string{key} + "[" + std::to_string(found.size() + 1) + "]", element, "text"));
    return found;
}

std::vector<Place> Place::list(std::string_view key) const {
    const toml::node* node = content_->table->get(key);
    if (!node) return {};
    if (!node->is_array())
        other_kind(*content_, key, *node, "a list of tables, each begun by [[" + std::string{key} + "]]");
    std::vector<Place> found;
    for (auto& element : *node->as_array()) {
        std::string path = std::string{key} + "[" + std::to_string(found.size() + 1) + "]";
        if (!element.is_table()) other_kind(*content_, path, element, "a table");
        found.push_back(place_at(*content_, *element.as_table(), path));
    }
    return found;
}

std::optional<Place> Place::table(std::string_view key) const {
    const toml::node* node = content_->table->get(key);
    if (!node) return std::nullopt;
    if (!node->is_table()) other_kind(*content_, key, *node, "a table");
    return place_at(*content_, *node->as_table(), std::string{key});
}

std::vector<std::string> Place::keys() const {
    std::vector<const toml::key*> found;
    for (auto&& [key, node] : *content_->table) found.push_back(&key);
    std::sort(found.begin(), found.end(), [](auto* a, auto* b) {
        auto at = [](auto* key) { return std::pair{key->source().begin.line, key->source().begin.column}; };
        return at(a) < at(b);
    });
    std::vector<std::string> names;
    for (auto* key : found) names.emplace_back(key->str());
    return names;
}

bool Place::has(std::string_view key) const { return content_->table->contains(key); }

std::string Place::where() const {
    std::string line = line_of(content_->file, content_->table->source());
    return content_->path.empty() ? line : line + ", " + content_->path;
}

Settings Settings::read(const fs::path& folder) {
    auto content = std::make_shared<Content>();
    content->folder = folder;
    Sha256 digest;
    for (auto& file : toml_files_of(folder)) {
        std::string text = content_of(file);
        // The length keeps two files with moved ends apart.
        digest.add(file.filename().string() + "\n" + std::to_string(text.size()) + "\n").add(text);
        content->files.emplace(file.stem().string(), parsed(text, file));
    }
    content->version = digest.hex();
    return Settings{std::move(content)};
}

Place Settings::file(std::string_view name) const {
    auto found = content_->files.find(name);
    if (found == content_->files.end())
        throw Error("The folder " + content_->folder.string() + " lacks the file " + std::string{name} +
                    ".toml.");
    std::string file = std::string{name} + ".toml";
    return Place{
        std::make_shared<const Place::Content>(Place::Content{found->second, found->second.get(), file, ""})};
}

bool Settings::has_file(std::string_view name) const {
    return content_->files.find(name) != content_->files.end();
}

const std::string& Settings::version() const { return content_->version; }

} // namespace settings
