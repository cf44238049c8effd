// Reads the cast's table and does what each row says happened.
#include "policy/agreements/cast.hpp"

#include "platform/tables/origin.hpp"
#include "platform/tables/tables.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/differences.hpp"
#include "policy/agreements/documents.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/store.hpp"
#include "policy/cast.hpp"
#include "policy/partners/partners.hpp"

#include <map>
#include <stdexcept>

namespace agreements {
namespace {

constexpr std::string_view plain_fields[] = {
    "title",       "type",       "number",  "registration_number", "signed_on",     "in_force_on",
    "ends_on",     "open_ended", "renewal", "renewal_months",      "notice_months", "department",
    "responsible", "host",       "note",
};

using cast::played;

// A row of the table by the names of its columns.
class CastRow {
public:
    CastRow(const tables::Table& table, const tables::Row& row) : table_(table), row_(row) {}
    std::string text(std::string_view name) const {
        auto column = table_.column_named(name);
        if (!column) throw std::runtime_error("cast/agreements.csv has no column " + std::string{name});
        return std::string{row_.cell(*column)};
    }
    std::optional<Date> day(std::string_view name) const { return Date::parse(text(name)); }

private:
    const tables::Table& table_;
    const tables::Row& row_;
};

std::vector<Party> parties_in(db::Session& session, std::string_view rors) {
    std::vector<Party> parties;
    while (!rors.empty()) {
        auto end = std::min(rors.find('|'), rors.size());
        std::string ror{rors.substr(0, end)};
        rors.remove_prefix(std::min(end + 1, rors.size()));
        Party party;
        party.organisation_id = partners::identified(session, "https://ror.org/" + ror);
        auto facts =
            party.organisation_id ? partners::facts_of(session, *party.organisation_id) : std::nullopt;
        party.name_as_written = facts ? facts->name : ror;
        parties.push_back(std::move(party));
    }
    return parties;
}

// What it points at in other tables, where that was played: its unit by code, the function by title.
void link(db::Session& session, Agreement& a, const CastRow& row) {
    constexpr db::Sql select_unit = "SELECT id FROM units WHERE code = ? ORDER BY id LIMIT 1";
    constexpr db::Sql select_function = "SELECT id FROM functions WHERE title_sv = ? ORDER BY id LIMIT 1";
    constexpr db::Sql select_partnership = "SELECT id FROM partnerships WHERE title = ? ORDER BY id LIMIT 1";
    if (auto code = row.text("unit"); !code.empty()) a.unit_id = session.find<UnitId>(select_unit, code);
    if (!a.responsible.empty()) a.function_id = session.find<FunctionId>(select_function, a.responsible);
    if (auto title = row.text("partnership"); !title.empty())
        a.partnership_id = session.find<PartnershipId>(select_partnership, title);
}

NewAgreement agreement_in(db::Session& session, const CastRow& row, const settings::Settings& institution) {
    NewAgreement given;
    Agreement& a = given.agreement;
    for (auto field : plain_fields)
        if (!set_text(a, field, row.text(field)))
            throw std::runtime_error("cast/agreements.csv: " + std::string{field} + " " + row.text(field));
    if (!is_type(institution, a.type)) a.type = "other"; // an institution with types of its own
    a.status = enum_named<Status>(row.text("status")).value();
    a.example = true;
    link(session, a, row);
    given.parties = parties_in(session, row.text("partners"));
    return given;
}

FileKind kind_of(std::string_view file) {
    return file.starts_with("avtal")       ? FileKind::agreement
           : file.starts_with("agreement") ? FileKind::translation
           : file.starts_with("bilaga")    ? FileKind::annex
                                           : FileKind::other;
}

// Files of cast/files, by their names.
void attach(db::Database& database, AgreementId id, std::string_view names,
            const std::filesystem::path& folder, const By& by) {
    constexpr std::int64_t most_bytes = 1 << 20;
    while (!names.empty()) {
        auto end = std::min(names.find(' '), names.size());
        std::string name{names.substr(0, end)};
        names.remove_prefix(std::min(end + 1, names.size()));
        auto bytes = played(tables::whole_file(folder / name, most_bytes), name);
        played(attach_file(database, id, kind_of(name), {name, bytes}, by), name);
    }
}

// What came after it was entered, on days of its own: prolonged, notice given, ended.
class Later {
public:
    Later(db::Database& database, const settings::Settings& institution, By by)
        : database_(database), institution_(institution), by_(std::move(by)) {}

    void prolong(AgreementId id, Date to, Date when) {
        auto agreement = now(id);
        agreement.ends_on = to;
        played(change(database_, agreement, institution_, at(when, "")), "prolong");
    }
    void become(AgreementId id, Status status, Date when, std::string why) {
        played(set_status(database_, id, status, now(id).version, at(when, std::move(why))),
               std::string{name_of(status)});
    }
    void replace(AgreementId newer, AgreementId older, Date when) {
        auto agreement = now(newer);
        agreement.replaces_id = older;
        played(change(database_, agreement, institution_, at(when, "")), "replace");
    }

private:
    Agreement now(AgreementId id) {
        auto reader = database_.read();
        return find_agreement(reader, id).value();
    }
    By at(Date day, std::string why) const {
        By by = by_;
        by.when = Time{day.days + std::chrono::hours{9}};
        by.reason = std::move(why);
        return by;
    }

    db::Database& database_;
    const settings::Settings& institution_;
    By by_;
};

// Agreements come into the register in force and then become what they are, so that their history tells it.
bool came_in_force(Status status) {
    return status == Status::notice_given || status == Status::terminated || status == Status::replaced ||
           status == Status::expired;
}

std::string_view why(Status status) {
    return status == Status::notice_given ? "Parten har meddelat att den inte vill fortsätta (exempel)."
           : status == Status::terminated ? "Parterna kom överens om att avsluta i förtid (exempel)."
           : status == Status::replaced   ? "Ersatt av ett nytt avtal (exempel)."
                                          : "";
}

} // namespace

int play(db::Database& database, const std::filesystem::path& file, const settings::Settings& institution,
         const By& officer) {
    auto table = played(tables::read(file), "cast/agreements.csv");
    Date today = officer.when.date();
    Later later{database, institution, officer};
    std::map<std::string, AgreementId> by_number;
    std::vector<std::pair<std::string, AgreementId>> replaced; // number of the newer, the older
    for (const auto& each : table.rows) {
        CastRow row{table, each};
        NewAgreement given;
        {
            auto reader = database.read();
            given = agreement_in(reader, row, institution);
        }
        auto status = given.agreement.status;
        auto ends = given.agreement.ends_on, before = row.day("ended_before");
        if (came_in_force(status)) given.agreement.status = Status::in_force;
        if (before) given.agreement.ends_on = before;
        By by = officer;
        by.when = Time{given.agreement.signed_on.value_or(today.plus_days(-20)).days + std::chrono::hours{8}};
        auto number = given.agreement.number;
        auto id = played(register_agreement(database, std::move(given), institution, by), number);
        by_number[number] = id;
        attach(database, id, row.text("files"), file.parent_path() / "files", by);
        auto lately = ends && *ends < today ? ends->plus_days(4) : today.plus_days(-9);
        if (before) later.prolong(id, *ends, today.plus_days(-30));
        if (came_in_force(status))
            later.become(id, status, std::min(lately, today), std::string{why(status)});
        if (auto newer = row.text("replaced_by"); !newer.empty()) replaced.emplace_back(newer, id);
    }
    for (const auto& [newer, older] : replaced)
        if (auto found = by_number.find(newer); found != by_number.end())
            later.replace(found->second, older, today.plus_days(-8));
    return static_cast<int>(table.rows.size());
}

} // namespace agreements
