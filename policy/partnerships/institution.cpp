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

std::vector<OtherForm> forms_with_levels(const settings::Settings& institution) {
    std::vector<OtherForm> forms;
    const auto file = institution.file("collaboration");
    for (const auto& place : file.list("forms"))
        forms.push_back({{place.text("key"), place.both("name")},
                         place.text_or("level", "department"),
                         place.text_or("unit", "")});
    return forms;
}

std::vector<std::string> form_keys(const settings::Settings& institution) {
    std::vector<std::string> keys;
    for (const auto& form : other_forms(institution)) keys.push_back(form.key);
    return keys;
}

std::string helper_of_form(const settings::Settings& institution, std::string_view form) {
    for (const auto& one : forms_with_levels(institution))
        if (one.named.key == form) return one.unit;
    return {};
}

std::vector<std::string> host_rors(const settings::Settings& institution) {
    std::vector<std::string> rors;
    const auto file = institution.file("institution");
    for (const auto& host : file.list("hosts")) rors.push_back(host.text_or("ror", ""));
    return rors;
}

std::string unit_name(const settings::Settings& institution, std::string_view code, text::Language language) {
    const auto file = institution.file("institution");
    for (const auto& unit : file.list("units"))
        if (unit.text("code") == code) return unit.both("name").in(language);
    return {};
}

std::string unit_email(const settings::Settings& institution, std::string_view code) {
    const auto file = institution.file("institution");
    for (const auto& unit : file.list("units"))
        if (unit.text("code") == code) return unit.text_or("email", "");
    return {};
}

std::string address_in_mails(const settings::Settings& institution) {
    auto address = institution.file("institution").text_or("address", "");
    while (address.ends_with('/')) address.pop_back();
    return address;
}

std::string term_in_words(const text::Words& tr, int months) {
    return months % 12 == 0 ? tr.count("partnerships.years", months / 12)
                            : tr.count("partnerships.months", months);
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
