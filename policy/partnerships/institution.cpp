// Reads collaboration.toml and institution.toml.
#include "policy/partnerships/institution.hpp"

#include <algorithm>

namespace partnerships {
namespace {

std::vector<Named> list_of(const settings::Settings& institution, std::string_view file_name,
                           std::string_view list) {
    std::vector<Named> named;
    const auto file = institution.file(file_name);
    for (const auto& place : file.list(list)) named.push_back({place.text("key"), place.both("name")});
    return named;
}

} // namespace

std::vector<Named> areas(const settings::Settings& institution) {
    return list_of(institution, "collaboration", "areas");
}
std::vector<Named> formats(const settings::Settings& institution) {
    return list_of(institution, "collaboration", "formats");
}
std::vector<Named> other_forms(const settings::Settings& institution) {
    return list_of(institution, "collaboration", "forms");
}

std::vector<Named> hosts(const settings::Settings& institution) {
    auto all = list_of(institution, "institution", "hosts");
    if (all.size() < 2) return all;
    text::Both both;
    for (const auto& host : all) {
        both.sv += (both.sv.empty() ? "" : " + ") + host.name.sv;
        both.en += (both.en.empty() ? "" : " + ") + host.name.en;
    }
    all.push_back({"both", both});
    return all;
}

std::vector<std::string> keys_in(std::string_view text) {
    std::vector<std::string> keys;
    while (!text.empty()) {
        auto end = std::min(text.find(' '), text.size());
        if (end > 0) keys.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return keys;
}

std::string joined(const std::vector<std::string>& keys) {
    std::string text;
    for (const auto& key : keys) text += (text.empty() ? "" : " ") + key;
    return text;
}

std::string names_in_words(const std::vector<Named>& among, std::string_view keys, text::Language language) {
    std::string words;
    for (const auto& key : keys_in(keys)) {
        auto found =
            std::find_if(among.begin(), among.end(), [&](const Named& named) { return named.key == key; });
        words += (words.empty() ? "" : ", ") + (found == among.end() ? key : found->name.in(language));
    }
    return words;
}

} // namespace partnerships
