// Reads agreement_types.toml and the hosts of institution.toml.
#include "policy/agreements/institution.hpp"

#include <algorithm>

namespace agreements {

std::vector<Named> types(const settings::Settings& institution) {
    std::vector<Named> named;
    const auto file = institution.file("agreement_types");
    for (const auto& type : file.list("types")) named.push_back({type.text("key"), type.both("name")});
    return named;
}

std::vector<Named> hosts(const settings::Settings& institution) {
    std::vector<Named> named;
    const auto file = institution.file("institution");
    for (const auto& host : file.list("hosts")) named.push_back({host.text("key"), host.both("short")});
    if (named.size() < 2) return named;
    text::Both both;
    for (const auto& host : named) {
        both.sv += (both.sv.empty() ? "" : " + ") + host.name.sv;
        both.en += (both.en.empty() ? "" : " + ") + host.name.en;
    }
    named.push_back({"both", both});
    return named;
}

std::vector<Named> houses_by_ror(const settings::Settings& institution) {
    std::vector<Named> named;
    const auto file = institution.file("institution");
    for (const auto& host : file.list("hosts")) named.push_back({host.text_or("ror", ""), host.both("name")});
    return named;
}

bool is_type(const settings::Settings& institution, std::string_view key) {
    const auto file = institution.file("agreement_types");
    const auto list = file.list("types");
    return std::any_of(list.begin(), list.end(), [&](const auto& type) { return type.text("key") == key; });
}

std::string name_in(const std::vector<Named>& among, std::string_view key, text::Language language) {
    auto found =
        std::find_if(among.begin(), among.end(), [&](const Named& named) { return named.key == key; });
    return found == among.end() ? std::string{key} : found->name.in(language);
}

std::vector<std::string> keys_of(const std::vector<Named>& named) {
    std::vector<std::string> keys;
    for (const auto& one : named) keys.push_back(one.key);
    return keys;
}

} // namespace agreements
