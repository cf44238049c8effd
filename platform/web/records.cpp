// Titles of records by kind, and events in words.
#include "platform/web/records.hpp"

#include <algorithm>

namespace web {
namespace {

struct Titled {
    std::int64_t id;
    std::string title;
};

std::string address_of(const RecordKind& kind, std::int64_t id) {
    std::string path{kind.path};
    if (auto at = path.find("{}"); at != path.npos) path.replace(at, 2, std::to_string(id));
    return path;
}

std::string said(const text::Words& tr, const Records& records, std::string_view kind, std::string_view part,
                 std::string_view name) {
    const RecordKind* known = find_kind(records, kind);
    std::string key = std::string{known ? known->words : kind}.append(part).append(name);
    return std::string{tr.has(key) ? tr(key) : name};
}

} // namespace

const RecordKind* find_kind(const Records& records, std::string_view kind) {
    auto found =
        std::find_if(records.begin(), records.end(), [&](const auto& one) { return one.kind == kind; });
    return found == records.end() ? nullptr : &*found;
}

RecordNames names_of(db::Session& session, const Records& records, const std::vector<events::Event>& events) {
    std::vector<Subject> subjects;
    for (const auto& event : events) subjects.emplace_back(event.subject_kind, event.subject_id);
    return names_of(session, records, subjects);
}

RecordNames names_of(db::Session& session, const Records& records, const std::vector<Subject>& subjects) {
    std::map<std::string, std::vector<std::int64_t>> by_kind;
    for (const auto& [kind, id] : subjects) by_kind[kind].push_back(id);
    RecordNames names;
    for (auto& [name, ids] : by_kind) {
        const RecordKind* kind = find_kind(records, name);
        if (!kind) continue;
        std::sort(ids.begin(), ids.end());
        ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
        db::Query query{kind->select_titles};
        for (const auto& row : session.all<Titled>(query.add_in(ids)))
            names[{name, row.id}] = {row.title, address_of(*kind, row.id)};
    }
    return names;
}

std::string act_in_words(const text::Words& tr, const Records& records, std::string_view kind,
                         std::string_view act) {
    return said(tr, records, kind, ".event.", act);
}

std::string field_in_words(const text::Words& tr, const Records& records, std::string_view kind,
                           std::string_view field) {
    return said(tr, records, kind, ".field.", field);
}

} // namespace web
