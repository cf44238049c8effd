// Duplicates, the preview of a merge, merging and splitting, as JSON.
#include "platform/web/form.hpp"
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/route.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/excuses.hpp"
#include "policy/partners/merging_pages.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>

namespace partners::api {
namespace {

void write_pair(web::Json& json, const PairRow& pair) {
    json.object().field("keep", pair.first).field("keep_name", pair.first_name);
    json.field("keep_country", pair.first_country).field("other", pair.second);
    json.field("other_name", pair.second_name).field("other_country", pair.second_country);
    json.field("reason", pair.reason).field("likeness", pair.likeness).end();
}

void write_merge(web::Json& json, const MergeRow& row) {
    json.object().field("id", row.id).field("kept", row.kept).field("gone", row.gone);
    json.field("gone_name", row.gone_name).field("merged_at", row.merged_at).end();
}

// A pair has no number of its own: it goes on after both of its numbers, the smaller first.
using Ends = std::vector<std::string>;
Ends ends_of(const PairRow& pair) {
    auto [least, most] = std::minmax(pair.first, pair.second);
    return {std::to_string(least.value), std::to_string(most.value)};
}

} // namespace

Response duplicates(Call& call) {
    auto cursor = call.request.parameter("cursor");
    auto after = web::read_cursor(cursor, 2);
    if (!cursor.empty() && !after) return call.problem(400);
    auto limit = static_cast<std::size_t>(web::limit_of(call.request));
    auto reader = call.database().read();
    const auto all = likely_pairs(reader, most_pairs);
    auto from = all.begin();
    if (after) {
        from =
            std::find_if(all.begin(), all.end(), [&](const auto& pair) { return ends_of(pair) == *after; });
        if (from != all.end()) ++from;
    }
    std::vector<PairRow> pairs{
        from, from + std::min<std::ptrdiff_t>(all.end() - from, static_cast<std::ptrdiff_t>(limit))};
    put_kept_first(reader, pairs);
    web::Json json;
    json.object().list("items");
    for (const PairRow& pair : pairs) write_pair(json, pair);
    bool more = pairs.size() == limit;
    json.end().field("next", more ? std::optional{web::cursor_of(ends_of(pairs.back()))} : std::nullopt);
    return call.json(json.field("total", all.size()).end().take());
}

Response tell_apart(Call& call) {
    web::Form form{call.request};
    auto first = form.id<OrganisationTag>("first", web::Need::required);
    auto second = form.id<OrganisationTag>("second", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto told = partners::tell_apart(call.database(), first, second, call.by());
    if (!told) return call.failure(told.failure());
    return call.json(web::Json{}.object().field("first", first).field("second", second).end().take());
}

Response merges(Call& call, OrganisationId kept) {
    auto place = web::place_asked<MergeId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_organisation(reader, kept)) return call.not_found();
    return call.json(web::page_of(merges_into(reader, kept), *place, write_merge));
}

Response preview_merge(Call& call, OrganisationId id) {
    OrganisationId other;
    if (!web::read_part(call.request.parameter("with"), other)) return call.problem(400);
    auto reader = call.database().read();
    auto kept = find_organisation(reader, id), gone = find_organisation(reader, other);
    if (!kept || !gone) return call.not_found();
    auto of_kept = keep_facts(reader, id), of_gone = keep_facts(reader, other);
    const auto moved = to_move(reader, *kept, *gone);
    web::Json json;
    json.object().field("kept", id).field("kept_name", kept->name).field("gone", other);
    json.field("gone_name", gone->name).field("kept_for", kept_for(of_kept, of_gone));
    json.field("gone_for", kept_for(of_gone, of_kept)).list("against");
    for (const auto& reason : may_merge(merge_facts(reader, id, other)).reasons())
        json.object().field("key", reason).field("text", call.tr(reason)).end();
    json.end().list("moves");
    for (const auto& [what, ids] : moved.rows)
        json.object().field("what", what).field("number", ids.size()).end();
    json.end().list("fills");
    for (const auto& [field, value] : moved.fields)
        json.object().field("field", field).field("value", value).end();
    return call.json(json.end().end().take());
}

Response merge(Call& call, OrganisationId kept) {
    web::Form form{call.request};
    auto gone = form.id<OrganisationTag>("gone", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    auto merged = partners::merge(call.database(), kept, gone, call.by({}, excuses_sent(call)));
    if (!merged) return call.failure(merged.failure());
    auto reader = call.database().read();
    web::Json json;
    write_merge(json, *find_merge(reader, *merged));
    return call.json(json.take(), 201);
}

Response split(Call& call, MergeId id) {
    auto result = partners::split(call.database(), id, call.by());
    if (!result) return call.failure(result.failure());
    auto reader = call.database().read();
    auto row = find_merge(reader, id);
    web::Json json;
    json.object().field("id", id).field("kept", row->kept).field("gone", row->gone);
    return call.json(json.field("stayed", result->stayed).end().take());
}

} // namespace partners::api
