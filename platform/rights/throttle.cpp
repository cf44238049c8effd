// The attempts table. Unknown names are counted like known ones, so that waiting tells nothing about them.
#include "platform/rights/throttle.hpp"

#include "platform/rights/secrets.hpp"

#include <algorithm>

namespace rights {
namespace {

constexpr int free_for_account = 5;
constexpr int free_for_address = 50; // a whole department may sit behind one address

constexpr db::Sql select_blocked = R"sql(
    select count(*) from sign_in_attempts where subject in (?, ?) and blocked_until > ?
)sql";
constexpr db::Sql upsert_failure = R"sql(
    insert into sign_in_attempts (subject, failures, last_at, blocked_until) values (?, 1, ?, '')
    on conflict (subject) do update set failures = sign_in_attempts.failures + 1, last_at = excluded.last_at
    returning failures
)sql";
constexpr db::Sql update_blocked = "update sign_in_attempts set blocked_until = ? where subject = ?";
constexpr db::Sql delete_attempts = "delete from sign_in_attempts where subject = ?";
// The address is forgiven one failure only: who owns one account may not use it to go on guessing others.
constexpr db::Sql forgive_one =
    "update sign_in_attempts set failures = failures - 1 where subject = ? and failures > 0";

void count_failure(db::Transaction& tx, const std::string& subject, int free, Time now) {
    int failures = tx.one<int>(upsert_failure, subject, now);
    if (auto wait = wait_after(failures, free)) tx.run(update_blocked, now.plus_seconds(wait), subject);
}

} // namespace

std::int64_t wait_after(int failures, int free) {
    if (failures <= free) return 0;
    return std::min<std::int64_t>(std::int64_t{1} << std::min(failures - free, 10), longest_wait);
}

Attempt attempt_of(const Gate& gate, std::string_view email, std::string_view address) {
    return {signature_of(gate.key, "account " + std::string{email}),
            signature_of(gate.key, "address " + std::string{address})};
}

bool try_attempt(db::Database& database, const Attempt& attempt, Time now) {
    auto tx = database.begin();
    if (tx.one<int>(select_blocked, attempt.account, attempt.address, now) > 0) return false;
    count_failure(tx, attempt.account, free_for_account, now);
    count_failure(tx, attempt.address, free_for_address, now);
    tx.commit();
    return true;
}

void forgive(db::Transaction& tx, const Attempt& attempt) {
    tx.run(delete_attempts, attempt.account);
    tx.run(forgive_one, attempt.address);
}

} // namespace rights
