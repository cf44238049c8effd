// Recurring runs by the clock: which there are, when each is due, when it last ran, and the alarm when it did
// not.
//
//   jobs::Timetable timetable;
//   timetable.add("agreements/reminders", "daily at 06:00");     // runs the handler of that name
//   timetable.add("mail/receipts", "every 10 minutes");
//
// Each time that comes is one slot, and one row whichever copy of the program sees it first. After a
// standstill the newest missed slot is run, once: a run does whatever is due, so it need not be repeated for
// every missed day.
#pragma once

#include "platform/jobs/jobs.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

// "every 10 minutes", "every 2 hours", "daily at 06:00", "weekly on monday at 06:00", "monthly on 1 at
// 06:00"; clock times are the house's.
struct Rhythm {
    enum class Kind { every, daily, weekly, monthly };
    Kind kind = Kind::daily;
    int minutes = 0; // every: between two; else: after midnight
    int day = 0;     // weekly: 1 is Monday; monthly: 1 to 28

    friend bool operator==(const Rhythm&, const Rhythm&) = default;
    static std::optional<Rhythm> parse(std::string_view words);
};

// The slot that began last: "2026-11-22 06:00" (the house's time), or "2026-11-22T06:30Z" for every. Sorts as
// text.
std::string slot_at(const Rhythm& rhythm, Time now);
// The day on which the next slot begins, at the rhythm's clock time; nothing for every, which has no day of
// its own.
std::optional<Date> next_day(const Rhythm& rhythm, Time now);
// How late a run may finish before it is told as missing: a quarter of an hour, and one more turn of short
// rhythms.
std::int64_t patience_seconds(const Rhythm& rhythm);

struct TimedRun {
    std::string name; // of its handler
    Rhythm rhythm;
    std::string words; // the rhythm as written
};

class Timetable {
public:
    // Throws std::logic_error when the rhythm cannot be read: that is a mistake in the program.
    void add(std::string name, std::string_view rhythm);
    const std::vector<TimedRun>& runs() const { return runs_; }

private:
    std::vector<TimedRun> runs_;
};

// Puts into the queue what has come due, once across all copies of the program. Gives how many.
int enqueue_due(db::Database& database, const Timetable& timetable, Time now);

// One line for each run of the timetable, for the page that proves that they ran.
struct RunLine {
    std::string name;
    std::string words;
    std::optional<std::string> slot; // newest that was begun
    std::optional<Time> started_at, finished_at;
    std::optional<State> state;
    std::int64_t count = 0;
    std::string last_error;
    std::optional<std::string> last_good_slot; // newest that was finished
    std::string expected_slot;                 // should be finished by now
    bool overdue = false;
};
std::vector<RunLine> runs_of(db::Session& session, const Timetable& timetable, Time now);
// Those that should have run and have not: for My work, /readyz and /metrics.
std::vector<RunLine> overdue_runs(db::Session& session, const Timetable& timetable, Time now);

} // namespace jobs
