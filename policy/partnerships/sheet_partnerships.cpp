// Partnerships as a file: which columns, what of them is read back, and by whom.
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/sheets.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships {
namespace {

// clang-format off
constexpr SheetColumn<ListRow> sheet_columns[] = {
    {"id", [](const ListRow& row) { return std::to_string(row.id.value); }},
    {"version", [](const ListRow& row) { return std::to_string(row.version); }},
    {"number", [](const ListRow& row) { return row.number; }},
    {"registration_number", [](const ListRow& row) { return row.registration_number; }},
    {"title", [](const ListRow& row) { return row.title; }},
    {"stage", [](const ListRow& row) { return std::string{name_of(row.stage)}; }},
    {"partners", [](const ListRow& row) { return row.partners; }},
    {"origin", [](const ListRow& row) { return std::string{name_of(row.origin)}; }},
    {"host", [](const ListRow& row) { return row.host; }},
    {"areas", [](const ListRow& row) { return row.areas; }},
    {"formats", [](const ListRow& row) { return row.formats; }},
    {"term_months", [](const ListRow& row) { return row.term_months ? std::to_string(*row.term_months) : ""; }},
    {"sponsor", [](const ListRow& row) { return row.sponsor; }},
    {"answer_by", [](const ListRow& row) { return row.answer_by ? row.answer_by->iso() : ""; }},
    {"unit", [](const ListRow& row) { return row.unit_sv; }},
    {"coordinator", [](const ListRow& row) { return row.coordinator; }},
};
// clang-format on
constexpr auto columns = keys_in(sheet_columns);
constexpr std::string_view read_back[] = {"title",       "host",    "areas",     "formats",
                                          "term_months", "sponsor", "answer_by", "registration_number"};
constexpr std::string_view on_the_page = "partnerships.sheet.elsewhere";
constexpr lists::Elsewhere elsewhere[] = {{"number", on_the_page},   {"stage", on_the_page},
                                          {"partners", on_the_page}, {"origin", on_the_page},
                                          {"unit", on_the_page},     {"coordinator", on_the_page}};

std::optional<lists::Standing> standing(db::Session& session, std::int64_t id) {
    auto partnership = find_partnership(session, {id});
    const auto rows = partnership ? rows_of(session, {{id}}) : std::vector<ListRow>{};
    if (rows.empty()) return {};
    web::FormView form;
    fill(form, *partnership);
    return lists::Standing{partnership->version, partnership->title,
                           lists::cells_of(sheet_cells(rows.front()), columns, read_back, form.values)};
}

// Who sends the file, and what can be chosen.
struct Sender {
    Offered offered;
    rights::Actor actor;
};
struct Changed {
    Partnership partnership;
    http::Pairs faults;
};

Changed changed_by(db::Session& session, const lists::SheetRow& row, const Sender& sender) {
    Changed changed{*find_partnership(session, {row.id}), {}};
    auto access = access_of(session, sender.actor, changed.partnership);
    const auto sent = lists::as_sent(row);
    for (const auto& [field, value] : sent.form)
        if (!may_set(access, field)) changed.faults.emplace_back(field, "partnerships.not_yours");
    web::Form form{sent};
    read_details(form, changed.partnership, sender.offered, Reading::sent_fields, access);
    const auto failure = form.failure();
    changed.faults.insert(changed.faults.end(), failure.fields.begin(), failure.fields.end());
    return changed;
}

} // namespace

std::vector<lists::SheetWord> words_of(const std::vector<UnitRow>& units) {
    std::vector<lists::SheetWord> words;
    for (const auto& unit : units) words.push_back({unit.name_sv, {unit.name_sv, unit.name_en}});
    return words;
}

std::vector<lists::SheetWord> words_of(const std::vector<Named>& named) {
    std::vector<lists::SheetWord> words;
    for (const auto& one : named) words.push_back({one.key, one.name});
    return words;
}

lists::Sheet sheet_of_partnerships(const web::Call& call) {
    const auto& catalogues = call.services.catalogues;
    const auto& institution = call.services.institution;
    auto reader = call.database().read();
    Sender sender{offered_to(call, reader), call.actor};
    return {
        .catalogues = &catalogues,
        .key = list_spec().key,
        .path = list_spec().path,
        .room = "partnerships",
        .list = "partnerships.title",
        .lead = "partnerships.sheet.lead",
        .fields = "partnerships.field.",
        .columns = columns,
        .read_back = read_back,
        .elsewhere = elsewhere,
        .spoken = {{"stage", lists::words_of<Stage>(catalogues, "partnerships.stage")},
                   {"origin", lists::words_of<Origin>(catalogues, "partnerships.origin")},
                   {"host", words_of(hosts(institution))},
                   {"areas", words_of(areas(institution))},
                   {"formats", words_of(formats(institution))},
                   {"unit", words_of(host_units(reader, host_rors(institution)))}},
        .standing = standing,
        .faults_of = [sender](db::Session& session,
                              const lists::SheetRow& row) { return changed_by(session, row, sender).faults; },
        .write =
            [sender, by = call.by()](db::Transaction& tx, const lists::SheetRow& row) {
                return change_within(tx, changed_by(tx, row, sender).partnership, "changed_by_sheet", by);
            }};
}

std::vector<std::string> sheet_cells(const ListRow& row) { return cells_in(sheet_columns, row); }

} // namespace partnerships
