// Work that is done after the answer. A job is written in the transaction of the change that asks for it.
//
//   jobs::enqueue(tx, {.kind = "mail/send", .payload = R"({"mail":12})", .run_after = by.when});
//
//   jobs::Handlers handlers;                                        // app/main.cpp
//   handlers.add("mail/send", [&](jobs::Run& run) { return mail::send(run, sender); });
//
// Kinds are written room/verb, with a slash, so that nobody takes them for the key of a text.
// A job may run twice when a machine dies in the middle of it, so its work must stand being done again.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "platform/basics/id.hpp"
#include "platform/db/database.hpp"

#include <atomic>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace jobs {

using JobId = Id<struct JobTag>;

enum class State { waiting, running, done, dead };
constexpr EnumNames<State, 4> names_of(State) { return {"waiting", "running", "done", "dead"}; }

struct NewJob {
    std::string_view kind;           // of its handler
    std::string_view payload = "{}"; // JSON
    Time run_after;
};
JobId enqueue(db::Transaction& tx, const NewJob& job);

// What a handler is given.
struct Run {
    db::Database& database;
    const Clock& clock;
    JobId id;
    std::string payload;
    int tries;                         // 1 the first time
    bool last_try;                     // it is dead when this one fails too
    const std::atomic<bool>& stopping; // the program is being stopped: long work gives later() soon
};

// What became of it. An exception is a failure that is tried again.
struct Outcome {
    enum class What { done, later, never };
    What what = What::done;
    std::int64_t count = 0; // how many things it did: reminders sent, rows read
    std::string why = {};   // later and never: for the page of jobs, without personal data

    static Outcome done(std::int64_t count = 0) { return {What::done, count, {}}; }
    static Outcome later(std::string why) {
        return {What::later, 0, std::move(why)};
    } // tried again, with growing pauses
    static Outcome never(std::string why) { return {What::never, 0, std::move(why)}; } // dead at once
};

using Handler = std::function<Outcome(Run&)>;

class Handlers {
public:
    void add(std::string kind, Handler handler) { by_kind_[std::move(kind)] = std::move(handler); }
    const Handler* find(std::string_view kind) const {
        auto found = by_kind_.find(kind);
        return found == by_kind_.end() ? nullptr : &found->second;
    }

private:
    std::map<std::string, Handler, std::less<>> by_kind_;
};

// For the page of jobs.
struct JobLine {
    JobId id;
    std::string kind;
    State state = State::waiting;
    int tries = 0;
    Time asked_at;
    Time run_after;
    std::optional<Time> started_at, finished_at;
    std::int64_t count = 0;
    std::string last_error;
};
std::vector<JobLine> latest(db::Session& session, State state, int limit = 100);

struct Counts {
    std::int64_t waiting = 0, overdue = 0, running = 0,
                 dead = 0; // overdue: should have begun five minutes ago
};
Counts counts(db::Session& session, Time now);

// A dead job gets all its tries again. False when it is not dead.
bool revive(db::Transaction& tx, JobId id, Time when);
// Takes away what was done more than 30 days ago and runs more than 400 days old. Gives how many.
std::int64_t tidy(db::Transaction& tx, Time now);

} // namespace jobs
