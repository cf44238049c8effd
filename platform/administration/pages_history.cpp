// The whole history, for those who may read it: who did what, in which capacity, when, why and under which
// rules.
#include "platform/administration/choices.hpp"
#include "platform/administration/history.hpp"
#include "platform/administration/oversight.hpp"
#include "platform/administration/pages.hpp"
#include "platform/administration/views.hpp"
#include "platform/files/files.hpp"
#include "platform/html/out.hpp"
#include "platform/tables/csv_writing.hpp"

#include <charconv>
#include <memory>

namespace administration {
namespace {

// A day begins when it does where the house stands.
Time start_of(Date day) {
    Time midnight{day.days};
    Time there = midnight.plus_seconds(-60 * midnight.minute_of_day());
    return there.date() == day ? there : there.plus_seconds(24 * 3600);
}

std::int64_t number_in(std::string_view text) {
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number > 0 ? number : 0;
}

} // namespace

events::Sought sought_by(const http::Request& request) {
    events::Sought sought;
    sought.kind = request.parameter("kind");
    sought.id = number_in(request.parameter("id"));
    sought.act = request.parameter("act");
    sought.who = request.parameter("who");
    sought.capacity = request.parameter("capacity");
    if (auto day = Date::parse(request.parameter("from"))) sought.from = start_of(*day);
    if (auto day = Date::parse(request.parameter("to"))) sought.before = start_of(day->plus_days(1));
    sought.older_than = number_in(request.parameter("before"));
    return sought;
}

namespace pages {
namespace {

constexpr int page_size = 50;
constexpr int piece_size = 500;

// The address of this page with the same filters, for paging and for the file.
std::string with_filters(const http::Request& request, std::string_view path) {
    std::string address{path};
    char joint = '?';
    for (std::string_view name : {"kind", "id", "act", "who", "capacity", "from", "to"}) {
        auto value = request.parameter(name);
        if (value.empty()) continue;
        address.append(1, joint).append(name).append("=").append(html::percent_encoded(value));
        joint = '&';
    }
    return address;
}

std::string said(const Call& call, const std::optional<std::string>& value) {
    if (!value || value->empty()) return "–";
    if (value->size() == 10)
        if (auto day = Date::parse(*value)) return call.tr.date(*day);
    return *value;
}

std::string capacity_name(const Call& call, const std::string& key) {
    for (const auto& option : capacity_options(call, {key})) return option.label;
    return key;
}

void add_changes(const Call& call, const web::Records& records, const events::Event& event, HistoryRow& row) {
    for (const auto& change : events::changes_of(event))
        row.changes.push_back({web::field_in_words(call.tr, records, event.subject_kind, change.field),
                               said(call, change.before), said(call, change.after)});
    for (const auto& excuse : events::excuses_of(event))
        row.excuses.push_back(
            std::string{call.tr.has(excuse.reason) ? call.tr(excuse.reason) : excuse.reason} + ": " +
            excuse.explanation);
}

HistoryRow row_of(const Call& call, const web::Records& records, const events::Event& event,
                  const web::RecordNames& names) {
    const auto* kind = web::find_kind(records, event.subject_kind);
    HistoryRow row;
    row.number = event.id.value;
    row.when = call.tr.time(event.at);
    row.who = event.actor;
    row.capacity = capacity_name(call, event.capacity);
    row.kind = kind ? std::string{call.tr(kind->name)} : event.subject_kind;
    row.title = std::to_string(event.subject_id);
    if (auto name = names.find({event.subject_kind, event.subject_id}); name != names.end()) {
        if (!name->second.title.empty()) row.title = name->second.title;
        if (kind && call.may(kind->who)) row.href = name->second.href;
    }
    row.record_href = "/history?kind=" + event.subject_kind + "&id=" + std::to_string(event.subject_id);
    row.what = web::act_in_words(call.tr, records, event.subject_kind, event.act);
    row.reason = event.reason;
    row.note = event.note;
    row.rule_version = event.rule_version.substr(
        0, 10); // the beginning of a digest is enough to tell two apart; the file has all
    add_changes(call, records, event, row);
    return row;
}

void add_filters(const Call& call, db::Session& session, const web::Records& records,
                 const events::Sought& sought, HistoryPage& page) {
    for (const auto& kind : events::kinds_in_use(session)) {
        const auto* known = web::find_kind(records, kind);
        page.kinds.push_back({kind, known ? std::string{call.tr(known->name)} : kind, kind == sought.kind});
    }
    if (!sought.kind.empty())
        for (const auto& act : events::acts_of(session, sought.kind))
            page.acts.push_back(
                {act, web::act_in_words(call.tr, records, sought.kind, act), act == sought.act});
    for (const auto& capacity : all_capacities(call))
        page.capacities.push_back({capacity.value, capacity.label, capacity.value == sought.capacity});
    const auto& request = call.request;
    page.who = sought.who;
    page.from = request.parameter("from");
    page.to = request.parameter("to");
    page.id = sought.id ? std::to_string(sought.id) : "";
}

void add_chain(const Call& call, db::Session& session, const jobs::Timetable& timetable, HistoryPage& page) {
    auto chain = chain_state(session, timetable, call.now());
    if (chain.is == ChainState::Is::unknown) {
        page.chain = call.tr("administration.chain.unknown");
        return;
    }
    bool whole = chain.is == ChainState::Is::whole;
    page.chain_tone = whole ? html::Tone::good : html::Tone::bad;
    page.chain = call.tr(whole ? "administration.chain.whole" : "administration.chain.broken",
                         {{"when", call.tr.time(*chain.when)},
                          {"events", call.tr.number(chain.events)},
                          {"what", chain.what}});
}

// What an export carries on with from piece to piece.
struct Export {
    db::Database& database;
    const text::Words& tr;
    web::Records records;
    events::Sought sought;
    bool begun = false;
    tables::CsvStyle style = {};
};

std::string head_of(const Export& output) {
    std::vector<std::string> cells;
    for (const char* key : {"number", "when", "who", "capacity", "kind", "record", "what", "reason", "note",
                            "changes", "excuses", "rules", "hash"})
        cells.emplace_back(output.tr("administration.history." + std::string{key}));
    return tables::csv_start(output.style) + tables::csv_record(cells, output.style);
}

std::string next_piece(Export& output) {
    std::string piece = output.begun ? "" : head_of(output);
    output.begun = true;
    auto reader = output.database.read();
    for (const auto& event : events::find(reader, output.sought, piece_size)) {
        output.sought.older_than = event.id.value;
        piece += tables::csv_record(
            {std::to_string(event.id.value), event.at.iso(), event.actor, event.capacity, event.subject_kind,
             std::to_string(event.subject_id),
             web::act_in_words(output.tr, output.records, event.subject_kind, event.act), event.reason,
             event.note, event.changes, event.excuses, event.rule_version, event.hash},
            output.style);
        if (event.id.value == 1) break;
    }
    return piece;
}

} // namespace

http::Response history(Call& call, const Known& known) {
    auto reader = call.database().read();
    auto sought = sought_by(call.request);
    HistoryPage page;
    add_filters(call, reader, known.records, sought, page);
    add_chain(call, reader, known.timetable, page);
    auto found = events::find(reader, sought, page_size + 1);
    bool more = found.size() > page_size;
    if (more) found.pop_back();
    const auto names = web::names_of(reader, known.records, found);
    for (const auto& event : found) page.rows.push_back(row_of(call, known.records, event, names));
    page.first = with_filters(call.request, "/history");
    page.filtered = page.first != "/history";
    page.address_of_file = with_filters(call.request, "/history.csv");
    if (more)
        page.next =
            page.first + (page.filtered ? "&" : "?") + "before=" + std::to_string(found.back().id.value);
    return call.page({.title = std::string{call.tr("administration.history.title")}, .room = "history"},
                     views::history(call.tr, page));
}

http::Response download_history(Call& call, const Known& known) {
    auto output =
        std::make_shared<Export>(Export{call.database(), call.tr, known.records, sought_by(call.request)});
    http::Response response{.type = "text/csv; charset=utf-8"};
    response.headers.emplace_back(
        "Content-Disposition",
        files::attachment(std::string{call.tr("administration.history.file")} + ".csv"));
    response.pieces = [output] { return next_piece(*output); };
    return response;
}

} // namespace pages
} // namespace administration
