// Arranging the page of a conflict.
#include "policy/partnerships/conflicts.hpp"

#include "platform/events/events.hpp"
#include "platform/web/conflict.hpp"
#include "platform/web/views.hpp"
#include "policy/partnerships/institution.hpp"

namespace partnerships {
namespace {

// How values that are keys are said.
std::vector<std::pair<std::string, std::string>> words_of(const std::vector<html::Choice>& choices,
                                                          std::initializer_list<std::string_view> values) {
    std::vector<std::pair<std::string, std::string>> words;
    if (choices.empty()) return words;
    for (auto value : values) {
        std::string said;
        for (const auto& key : keys_in(value))
            for (const auto& choice : choices)
                if (choice.value == key) said += (said.empty() ? "" : ", ") + choice.label;
        words.emplace_back(value, said.empty() ? std::string{value} : said);
    }
    return words;
}

} // namespace

http::Response conflict_page(const web::Call& call, const Both& both, const ChoicesOf& choices_of) {
    web::Conflict conflict{both.what, both.who, both.action, call.csrf(), both.version, {}, {}};
    for (const auto& [field, value] : both.theirs.values) {
        std::string original{call.request.field("was." + field)}, mine{both.mine.value(field)};
        auto label = call.tr(std::string{both.labels} + field);
        conflict.lines.push_back({field, std::string{label}, original, value, mine,
                                  words_of(choices_of(field), {original, value, mine})});
        conflict.other_fields.emplace_back("was." + field, value);
    }
    return call.page({.title = both.what, .room = "partnerships", .status = 412},
                     web::views::conflict(call.tr, conflict));
}

std::string changed_last(db::Session& session, std::string_view kind, std::int64_t id) {
    auto latest = events::history_of(session, {kind, id}, 1);
    return latest.empty() ? std::string{} : latest.front().actor;
}

void keep_what_was(web::FormView& view) {
    for (std::size_t i = 0, fields = view.values.size(); i < fields; ++i) {
        auto [name, value] = view.values[i];
        view.set("was." + name, value);
    }
}

} // namespace partnerships
