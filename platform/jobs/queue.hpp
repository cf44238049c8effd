// Taking jobs from the queue and giving them back. Inner header of jobs; the worker stands on it.
#pragma once

#include "platform/jobs/jobs.hpp"

namespace jobs {

// How long a job belongs to the copy of the program that took it, unless renewed.
inline constexpr std::int64_t claim_seconds = 60;
// The pauses before each new try; after the last one a job is dead.
inline constexpr std::int64_t pauses_seconds[] = {30, 120, 600, 3600, 4 * 3600, 12 * 3600, 24 * 3600};
inline constexpr int most_tries = 1 + static_cast<int>(std::size(pauses_seconds));

struct Claimed {
    JobId id;
    std::string kind;
    std::string payload;
    int tries;
};

// The job that has waited longest, now ours; also one whose owner has died. Only reads while there is none.
std::optional<Claimed> claim(db::Database& database, std::string_view owner, Time now);
// Keeps it ours. False when another has taken it meanwhile.
bool renew(db::Database& database, const Claimed& job, std::string_view owner, Time now);
// Writes down what became of it, unless another has taken it meanwhile.
void finish(db::Database& database, const Claimed& job, std::string_view owner, const Outcome& outcome,
            Time now);

} // namespace jobs
