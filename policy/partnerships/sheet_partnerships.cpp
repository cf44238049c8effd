// Partnerships as a file: which columns, what of them is read back, and by whom.
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/sheets.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships {
namespace {

constexpr std::string_view columns[] = {
    "id",   "version", "number",  "registration_number", "title",   "stage",     "partners", "origin",
    "host", "areas",   "formats", "term_months",         "sponsor", "answer_by", "unit",     "coordinator"};
constexpr std::string_view read_back[] = {"title",       "host",    "areas",     "formats",
                                          "term_months", "sponsor", "answer_by", "registration_number"};
constexpr std::string_view elsewhere[] = {"number", "stage", "partners", "origin", "unit", "coordinator"};

std::optional<SheetRecord> find(db::Session& session, std::int64_t id) {
    auto partnership = find_partnership(session, {id});
    if (!partnership) return {};
    SheetRecord record{partnership->title, partnership->version, {}, {}};
    fill(record.fields, *partnership);
    for (const auto& row : rows_of(session, {partnership->id})) record.cells = sheet_cells(row);
    return record;
}

} // namespace

Sheet sheet_of_partnerships(const Offered& offered, const rights::Actor& actor) {
    auto judge = [offered, actor](db::Session& session, std::int64_t id, const http::Request& sent) {
        auto partnership = *find_partnership(session, {id});
        auto access = access_of(session, actor, partnership);
        SheetFaults faults;
        for (const auto& [field, value] : sent.form)
            if (!may_set(access, field)) faults.emplace_back(field, "partnerships.not_yours");
        web::Form form{sent};
        read_details(form, partnership, offered, Reading::sent_fields, access);
        const auto failure = form.failure();
        faults.insert(faults.end(), failure.fields.begin(), failure.fields.end());
        return faults;
    };
    auto change = [offered, actor](db::Transaction& tx, std::int64_t id, const http::Request& sent,
                                   const By& by) {
        auto partnership = *find_partnership(tx, {id});
        web::Form form{sent};
        read_details(form, partnership, offered, Reading::sent_fields, access_of(tx, actor, partnership));
        return change_within(tx, partnership, "changed_by_sheet", by);
    };
    return {columns, read_back, elsewhere, find, judge, change};
}

std::vector<std::string> sheet_cells(const ListRow& row) {
    return {std::to_string(row.id.value),
            std::to_string(row.version),
            row.number,
            row.registration_number,
            row.title,
            std::string{name_of(row.stage)},
            row.partners,
            std::string{name_of(row.origin)},
            row.host,
            row.areas,
            row.formats,
            row.term_months ? std::to_string(*row.term_months) : "",
            row.sponsor,
            row.answer_by ? row.answer_by->iso() : "",
            row.unit_sv,
            row.coordinator};
}

} // namespace partnerships
