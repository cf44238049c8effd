// Three short queries along the register's indexes, each with its count; most registers have thousands of
// rows that nobody needs to look at.
#include "policy/agreements/work.hpp"

#include "platform/web/call.hpp"
#include "policy/agreements/agreement.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/words.hpp"
#include "policy/may.hpp"

#include <algorithm>
#include <set>

namespace agreements {
namespace {

constexpr int days_ahead = 183;
constexpr int days_behind = 3 * 365; // what ended before that is history, and the list shows it
constexpr int most = 15;

struct DueLine {
    AgreementId id;
    std::string title;
    std::string partner;
    Date day;
    std::optional<Date> from, until;
    std::optional<Date> notice_on;
};

// An automatic renewal leads on by itself: only its last day of notice is somebody's business.
constexpr db::Sql select_ended = R"sql(
    SELECT id, title, partner, ends_on, in_force_on, ends_on, notice_on FROM agreements
     WHERE status IN ('in_force', 'notice_given') AND end_key >= ? AND end_key < ? AND renewal <> 'automatic'
)sql";
constexpr db::Sql select_ending = R"sql(
    SELECT id, title, partner, ends_on, in_force_on, ends_on, notice_on FROM agreements
     WHERE status IN ('in_force', 'notice_given') AND end_key >= ? AND end_key <= ? AND renewal <> 'automatic'
)sql";
constexpr db::Sql select_notice = R"sql(
    SELECT id, title, partner, notice_on, in_force_on, ends_on, notice_on FROM agreements
     WHERE notice_on >= ? AND notice_on <= ? AND status = 'in_force'
)sql";
constexpr db::Sql count_ended = R"sql(
    SELECT count(*) FROM agreements
     WHERE status IN ('in_force', 'notice_given') AND end_key >= ? AND end_key < ? AND renewal <> 'automatic'
)sql";
constexpr db::Sql count_ending = R"sql(
    SELECT count(*) FROM agreements
     WHERE status IN ('in_force', 'notice_given') AND end_key >= ? AND end_key <= ? AND renewal <> 'automatic'
)sql";
constexpr db::Sql count_notice = R"sql(
    SELECT count(*) FROM agreements WHERE notice_on >= ? AND notice_on <= ? AND status = 'in_force'
)sql";
constexpr db::Sql order_by_end = " ORDER BY end_key, id LIMIT ?";
constexpr db::Sql order_by_last_end = " ORDER BY end_key DESC, id DESC LIMIT ?";
constexpr db::Sql order_by_notice = " ORDER BY notice_on, id LIMIT ?";
constexpr db::Sql in_functions = R"sql(
    AND (function_id IN (SELECT function_id FROM function_holders
                           JOIN people ON people.id = function_holders.person_id
                          WHERE people.account_id = ? AND function_holders.starts_on <= ?
                            AND coalesce(function_holders.ends_on, '9999') >= ?)
         OR unit_id)sql";

bool everywhere(const web::Call& call) { return rights::may_within(call.actor, May::edit_agreements, {}); }

// Within the functions somebody holds and the units they have the right in, unless they have it everywhere.
void narrow(db::Query& query, const web::Call& call) {
    if (everywhere(call)) return;
    std::vector<UnitId> units;
    for (const auto& grant : call.actor.grants)
        if (rights::may_within(call.actor, May::edit_agreements, {grant.unit})) units.push_back(grant.unit);
    query.add(in_functions, call.actor.account, call.today(), call.today()).add_in(units).add(")");
}

struct DueQuestion {
    db::Sql select, count, order;
    Date from, to;
    std::string_view words; // agreements.work.<words>
};

std::vector<DueQuestion> questions(Date today) {
    return {{select_ended, count_ended, order_by_last_end, today.plus_days(-days_behind), today, "ended"},
            {select_notice, count_notice, order_by_notice, today, today.plus_days(days_ahead), "notice"},
            {select_ending, count_ending, order_by_end, today, today.plus_days(days_ahead), "ending"}};
}

std::vector<DueLine> rows_of(const web::Call& call, db::Session& session, const DueQuestion& question) {
    db::Query query{question.select, question.from, question.to};
    narrow(query, call);
    return session.all<DueLine>(query.add(question.order, most));
}

std::int64_t count_of(const web::Call& call, db::Session& session, const DueQuestion& question) {
    db::Query query{question.count, question.from, question.to};
    narrow(query, call);
    return session.one<std::int64_t>(query);
}

web::Task task_of(const web::Call& call, const DueLine& due, std::string_view words) {
    std::string key = "agreements.work." + std::string{words};
    return {call.tr(key, {{"title", title_with_partner(due.title, due.partner)}}),
            call.tr(key + ".why", {{"day", call.tr.date(due.day)}}),
            "/agreements/" + std::to_string(due.id.value), due.day};
}

html::Lane lane_of(const web::Call& call, const DueLine& due) {
    html::Lane lane{due.partner.empty() ? due.title : due.partner,
                    "/agreements/" + std::to_string(due.id.value)};
    auto from = due.from.value_or(call.today());
    lane.stretches.push_back(
        {from, *due.until, due.title, *due.until < call.today() ? html::Term::past : html::Term::first});
    if (due.notice_on && *due.notice_on >= call.today())
        lane.marks.push_back({*due.notice_on, std::string{call.tr("agreements.work.last_notice")}});
    return lane;
}

constexpr db::Sql select_ahead = R"sql(
    SELECT id, title, partner, ends_on, in_force_on, ends_on, notice_on FROM agreements
     WHERE status IN ('in_force', 'notice_given') AND end_key >= ? AND end_key <= ?
)sql";

} // namespace

web::Tasks work_of(web::Call& call, db::Session& session) {
    web::Tasks tasks;
    for (const DueQuestion& question : questions(call.today())) {
        auto rows = rows_of(call, session, question);
        for (const auto& due : rows) tasks.items.push_back(task_of(call, due, question.words));
        auto found = static_cast<std::int64_t>(rows.size());
        tasks.total += found < most ? found : count_of(call, session, question);
    }
    auto today = call.today();
    tasks.all = "/agreements?status=in_force&ends_to=" + today.plus_days(days_ahead).iso() + "&sort=ends";
    return tasks;
}

// As title_with_partner says it.
constexpr db::Sql select_titles = R"sql(
    SELECT id, CASE WHEN partner = '' OR replace(title, partner, '') <> title THEN title
                    WHEN title = '' THEN partner
                    ELSE title || ', ' || partner END
      FROM agreements WHERE id
)sql";

std::span<const web::RecordKind> record_kinds() {
    static constexpr web::RecordKind kinds[] = {{"agreements", "agreements", "agreements.record",
                                                 "/agreements/{}", May::read_agreements, select_titles}};
    return kinds;
}

html::Lanes terms_ahead(const web::Call& call, db::Session& session) {
    constexpr int years = 6, most_lanes = 8;
    html::Lanes lanes{std::string{call.tr("agreements.work.terms")},
                      call.today().year(),
                      call.today().year() + years - 1,
                      {},
                      call.today()};
    db::Query query{select_ahead, call.today(), Date::parse(std::to_string(lanes.last_year) + "-12-31")};
    narrow(query, call);
    std::set<std::string> partners; // one lane for each partner: that which ends first
    for (const auto& due : session.all<DueLine>(query.add(order_by_end, 60))) {
        if (lanes.lanes.size() == most_lanes) break;
        if (due.until && partners.insert(due.partner).second) lanes.lanes.push_back(lane_of(call, due));
    }
    return lanes;
}

std::vector<const lists::ListSpec*> kept_lists() { return {&list_spec}; }

} // namespace agreements
