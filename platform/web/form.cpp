// Reading of fields.
#include "platform/web/form.hpp"

#include "platform/basics/our_time.hpp"
#include "platform/text/invisible.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/lines.hpp"

#include <algorithm>
#include <charconv>

namespace web {
namespace {

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank = " \t\r\n";
    auto from = text.find_first_not_of(blank);
    if (from == text.npos) return {};
    return text.substr(from, text.find_last_not_of(blank) - from + 1);
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    return value;
}

std::string_view first(const http::Pairs& pairs, std::string_view name) {
    auto found =
        std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
    return found == pairs.end() ? std::string_view{} : std::string_view{found->second};
}

bool is_json(const http::Request& request) {
    return request.header("content-type").starts_with("application/json");
}

std::vector<std::string_view> values_of(const http::Pairs& pairs, std::string_view name) {
    std::vector<std::string_view> values;
    for (const auto& [key, value] : pairs)
        if (key == name) values.push_back(value);
    return values;
}

} // namespace

std::string_view FormView::value(std::string_view name) const { return first(values, name); }
std::string_view FormView::error(std::string_view name) const { return first(errors, name); }
bool FormView::has(std::string_view name, std::string_view wanted) const {
    return std::any_of(values.begin(), values.end(),
                       [&](const auto& pair) { return pair.first == name && pair.second == wanted; });
}

std::string described_by(std::string_view name, std::string_view help, std::string_view error) {
    std::string ids;
    if (!help.empty()) ids.append(name).append("-help");
    if (!error.empty()) ids.append(ids.empty() ? "" : " ").append(name).append("-error");
    return ids;
}

std::string one_line(std::string text) {
    std::erase(text, '\r');
    std::replace_if(
        text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return text;
}

Form::Form(const http::Request& request) : fields_(is_json(request) ? from_json_ : request.form) {
    if (!is_json(request)) return;
    if (auto fields = json_fields(request.body))
        from_json_ = std::move(*fields);
    else
        fault("", "web.field.not_json");
}

std::string_view Form::field(std::string_view name) const { return first(fields_, name); }
bool Form::sent(std::string_view name) const { return !values_of(fields_, name).empty(); }

std::string Form::text(std::string_view name, Need need, std::size_t longest) {
    auto kept = text::as_kept(field(name));
    if (!kept) {
        fault(name, "web.field.not_text");
        return {};
    }
    std::string value{trimmed(*kept)};
    if (longest <= longest_line) value = one_line(std::move(value));
    if (text::shows_nothing(value)) value.clear();
    if (value.empty() && need == Need::required) fault(name, "web.field.missing");
    if (text::letters_in(value) > longest) fault(name, "web.field.too_long");
    return value;
}

std::optional<Date> Form::date(std::string_view name, Need need) {
    auto written = trimmed(field(name));
    auto date = Date::parse(written);
    if (written.empty() && need == Need::required) fault(name, "web.field.missing");
    if (!written.empty() && !date) fault(name, "web.field.not_date");
    if (!date || is_of_our_time(*date)) return date;
    fault(name, "web.field.date_out_of_range");
    return std::nullopt;
}

std::optional<std::int64_t> Form::number(std::string_view name, Need need, std::int64_t least,
                                         std::int64_t most) {
    std::string written{trimmed(field(name))};
    std::erase(written, ' ');
    for (auto at = written.find("\u00a0"); at != written.npos; at = written.find("\u00a0"))
        written.erase(at, 2);
    if (written.empty()) {
        if (need == Need::required) fault(name, "web.field.missing");
        return std::nullopt;
    }
    auto value = whole_number(written);
    if (!value)
        fault(name, "web.field.not_number");
    else if (*value < least || *value > most)
        fault(name, "web.field.out_of_range");
    return value;
}

std::string Form::choice(std::string_view name, Need need, const std::vector<std::string>& among) {
    std::string value{field(name)};
    if (std::find(among.begin(), among.end(), value) != among.end()) return value;
    unchosen(name, need);
    return {};
}

std::vector<std::string> Form::texts(std::string_view name) const {
    std::vector<std::string> all;
    for (std::string_view value : values_of(fields_, name))
        if (auto kept = text::as_kept(value); kept && !kept->empty()) all.push_back(std::move(*kept));
    return all;
}

std::int64_t Form::version() const { return whole_number(field("version")).value_or(0); }

void Form::unchosen(std::string_view name, Need need) {
    bool empty = field(name).empty();
    if (!empty)
        fault(name, "web.field.not_choice");
    else if (need == Need::required)
        fault(name, "web.field.missing");
}

std::int64_t Form::identity(std::string_view name, Need need) {
    auto value = whole_number(field(name));
    if (value && *value > 0) return *value;
    unchosen(name, need);
    return 0;
}

FormView Form::view(std::string csrf) const {
    return {.values = fields_, .errors = faults_, .csrf = std::move(csrf), .version = version()};
}

} // namespace web
