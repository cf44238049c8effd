// Keeping and closing reports.
#include "platform/about/report.hpp"
#include "platform/events/events.hpp"

namespace about {
namespace {

constexpr db::Sql insert_report = R"sql(
    insert into accessibility_reports (page, text, contact, created_at) values (?, ?, ?, ?) returning id
)sql";
constexpr db::Sql update_closed = R"sql(
    update accessibility_reports set closed_at = ?, closed_by = ? where id = ? and closed_at is null
)sql";
constexpr db::Sql select_reports = R"sql(
    select id, page, text, contact, created_at, closed_at
      from accessibility_reports
     order by case when closed_at is null then 0 else 1 end, created_at desc, id desc limit 500
)sql";

} // namespace

ReportId report(db::Database& database, const NewReport& wanted, const By& by) {
    auto tx = database.begin();
    auto id = tx.one<ReportId>(insert_report, wanted.page, wanted.text, wanted.contact, by.when);
    events::record(tx, {"accessibility_reports", id.value}, "received", by);
    tx.commit();
    return id;
}

Result<Done> close_report(db::Database& database, ReportId id, const By& by) {
    auto tx = database.begin();
    if (tx.run(update_closed, by.when, by.account, id) == 0) return missing("about.report");
    events::record(tx, {"accessibility_reports", id.value}, "closed", by);
    tx.commit();
    return Done{};
}

std::vector<Report> all_reports(db::Session& session) { return session.all<Report>(select_reports); }

} // namespace about
