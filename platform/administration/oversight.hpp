// What those who keep the program running look after: the history's chain, the outbox, jobs and the
// timetable.
#pragma once

#include "platform/jobs/jobs.hpp"
#include "platform/jobs/timetable.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/web/call.hpp"
#include "platform/web/fields.hpp"
#include "platform/web/records.hpp"
#include "platform/web/task.hpp"

#include <span>
#include <string_view>

namespace administration {

// The permissions that these pages ask for; app/ checks that they are the house's own.
inline constexpr rights::Permission read_history{"read_history"};
inline constexpr rights::Permission manage_timetable{"manage_timetable"};

// What app/ knows and the pages need.
struct Known {
    web::Records records;
    jobs::Timetable timetable;
    std::vector<web::Option> (*units)(const web::Call&, db::Session&); // within which roles may be given
};

inline constexpr std::string_view verify_job = "events/verify";
// Walks the whole chain of the history. A broken one is a dead job, so that it alarms until somebody has
// looked.
jobs::Outcome verify_history(jobs::Run& run);

// How the last verification ended, for pages and /metrics.
struct ChainState {
    enum class Is { unknown, whole, broken } is = Is::unknown;
    std::optional<Time> when;
    std::int64_t events = 0;
    std::string what; // where it is broken
};
ChainState chain_state(db::Session& session, const jobs::Timetable& timetable, Time now);

// Failed mails, dead jobs, runs that did not run, a broken chain: for My work of those who manage the
// timetable.
web::Tasks work_of(const web::Call& call, db::Session& session, const jobs::Timetable& timetable);

std::span<const web::RecordKind> record_kinds();

namespace pages {
http::Response start(web::Call& call, const Known& known);
http::Response outbox(web::Call& call, const Known& known);
http::Response timetable(web::Call& call, const Known& known);
http::Response history(web::Call& call, const Known& known);
http::Response download_history(web::Call& call, const Known& known);
http::Response api_timetable(web::Call& call, const Known& known);
http::Response show_account(web::Call& call, AccountId id, const Known& known);
http::Response change_details(web::Call& call, AccountId id, const Known& known);
http::Response set_password(web::Call& call, AccountId id, const Known& known);
http::Response grant_role(web::Call& call, AccountId id, const Known& known);
http::Response api_grant_role(web::Call& call, AccountId id, const Known& known);
} // namespace pages

} // namespace administration
