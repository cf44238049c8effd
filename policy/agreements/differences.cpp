// One table of fields: each as a text, and back; and which parties are the same.
#include "policy/agreements/differences.hpp"

#include "platform/basics/written.hpp"
#include "platform/text/folding.hpp"

#include <algorithm>
#include <charconv>

namespace agreements {
namespace {

using ::written;
std::string written(const std::string& text) { return text; }
std::string written(bool yes) { return yes ? "1" : ""; }
template <NamedEnum Enum> std::string written(Enum value) { return std::string{name_of(value)}; }

template <class Number> bool number_in(const std::string& text, Number& into) {
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc{} && end == text.data() + text.size();
}

bool read(const std::string& text, std::string& into) { return into = text, true; }
bool read(const std::string& text, bool& into) { return into = !text.empty(), true; }
bool read(const std::string& text, std::optional<Date>& into) {
    into = text.empty() ? std::nullopt : Date::parse(text);
    return text.empty() || into;
}
bool read(const std::string& text, std::optional<int>& into) {
    if (text.empty()) return into.reset(), true;
    return number_in(text, into.emplace());
}
bool read(const std::string& text, Renewal& into) {
    auto named = enum_named<Renewal>(text);
    if (named) into = *named;
    return named.has_value();
}
template <class Tag> bool read(const std::string& text, std::optional<Id<Tag>>& into) {
    if (text.empty()) return into.reset(), true;
    return number_in(text, into.emplace().value);
}

struct FieldOf {
    std::string_view name;
    std::string (*text)(const Agreement&);
    bool (*set)(Agreement&, const std::string&);
};

template <auto member> constexpr FieldOf field(std::string_view name) {
    return {name, [](const Agreement& a) { return written(a.*member); },
            [](Agreement& a, const std::string& text) { return read(text, a.*member); }};
}

// clang-format off
constexpr FieldOf fields[] = {
    field<&Agreement::title>("title"),
    field<&Agreement::type>("type"),
    field<&Agreement::number>("number"),
    field<&Agreement::registration_number>("registration_number"),
    field<&Agreement::signed_on>("signed_on"),
    field<&Agreement::in_force_on>("in_force_on"),
    field<&Agreement::ends_on>("ends_on"),
    field<&Agreement::open_ended>("open_ended"),
    field<&Agreement::renewal>("renewal"),
    field<&Agreement::renewal_months>("renewal_months"),
    field<&Agreement::notice_months>("notice_months"),
    field<&Agreement::department>("department"),
    field<&Agreement::unit_id>("unit"),
    field<&Agreement::responsible>("responsible"),
    field<&Agreement::function_id>("function"),
    field<&Agreement::host>("host"),
    field<&Agreement::partnership_id>("partnership"),
    field<&Agreement::replaces_id>("replaces"),
    field<&Agreement::note>("note"),
};
// clang-format on

} // namespace

std::vector<events::Change> differences(const Agreement& before, const Agreement& after) {
    std::vector<events::Change> changes;
    for (const auto& one : fields)
        if (auto was = one.text(before), is = one.text(after); was != is)
            changes.push_back({std::string{one.name}, was, is});
    return changes;
}

std::vector<std::pair<std::string, std::string>> texts_of(const Agreement& agreement) {
    std::vector<std::pair<std::string, std::string>> texts;
    for (const auto& one : fields) texts.emplace_back(one.name, one.text(agreement));
    return texts;
}

bool set_text(Agreement& agreement, std::string_view name, const std::string& text) {
    for (const auto& one : fields)
        if (one.name == name) return one.set(agreement, text);
    return false;
}

bool is_same_party(const Party& a, const Party& b) {
    bool same_unit = a.side == b.side && text::fold(a.acting_unit) == text::fold(b.acting_unit);
    if (a.organisation_id || b.organisation_id) return same_unit && a.organisation_id == b.organisation_id;
    return same_unit && a.country == b.country &&
           text::fold(a.name_as_written) == text::fold(b.name_as_written);
}

bool stands_there(const std::vector<Party>& parties, const Party& wanted) {
    return std::any_of(parties.begin(), parties.end(),
                       [&](const Party& p) { return p.id != wanted.id && is_same_party(p, wanted); });
}

std::optional<std::size_t> first_said_twice(const std::vector<Party>& parties) {
    for (auto party = parties.begin(); party != parties.end(); ++party)
        if (std::any_of(parties.begin(), party, [&](const Party& p) { return is_same_party(p, *party); }))
            return static_cast<std::size_t>(party - parties.begin());
    return std::nullopt;
}

} // namespace agreements
