// What changed in the records that somebody follows or has a part in: shown on My work, and mailed at once,
// once a day or never, as they choose. Answers to one's own requests and reminders are not news; they are
// always sent.
//
//   handlers.add(std::string{following::daily_job}, [&](jobs::Run& run) { return following::tell(run,
//   Choice::daily, with); });
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/db/database.hpp"
#include "platform/events/events.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/rights/roles.hpp"
#include "platform/text/words.hpp"
#include "platform/web/records.hpp"

#include <string_view>
#include <vector>

namespace following {

inline constexpr std::string_view at_once_job = "following/tell_at_once";
inline constexpr std::string_view daily_job = "following/tell_daily";

enum class Choice { at_once, daily, none };
constexpr EnumNames<Choice, 3> names_of(Choice) { return {"at_once", "daily", "none"}; }

Choice choice_of(db::Session& session, AccountId account);
void choose(db::Transaction& tx, AccountId account, Choice choice);

bool follows(db::Session& session, AccountId account, events::Subject subject);
void follow(db::Transaction& tx, AccountId account, events::Subject subject, Time when);
void unfollow(db::Transaction& tx, AccountId account, events::Subject subject);

// Up to which event somebody has looked at My work.
std::int64_t seen_up_to(db::Session& session, AccountId account);
void note_seen(db::Transaction& tx, AccountId account, std::int64_t event);

struct Asked {
    AccountId account;
    std::int64_t after = 0; // newer than this event
    int limit = 20;
};
// What others have done, newest first, in records of these kinds.
std::vector<events::Event> news_of(db::Session& session, const web::Records& records, const Asked& asked);
// The kinds whose pages somebody with these permissions may open.
web::Records readable(const web::Records& records, const std::vector<std::string_view>& permissions);

struct Telling {
    const web::Records& records;
    const rights::Roles& roles;
    const text::Catalogues& catalogues;
};
// One mail to each who has made this choice and has news; each event once, also when it is run twice.
jobs::Outcome tell(jobs::Run& run, Choice choice, const Telling& with);

} // namespace following
