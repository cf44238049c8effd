// One table of fields: each as a text, and back.
#include "policy/agreements/differences.hpp"

#include "platform/basics/written.hpp"

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

} // namespace agreements
