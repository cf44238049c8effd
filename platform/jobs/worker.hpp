// The worker of one copy of the program: puts the timetable's runs into the queue, takes jobs that are due,
// and renews its claims while they run. Any number of copies may work on one database.
#pragma once

#include "platform/jobs/queue.hpp"
#include "platform/jobs/timetable.hpp"
#include "platform/logging/logging.hpp"

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace jobs {

class Worker {
public:
    // What is given must outlive the worker.
    Worker(db::Database& database, const Clock& clock, const Handlers& handlers, const Timetable& timetable,
           logging::Log& log);
    ~Worker(); // stops
    Worker(const Worker&) = delete;
    Worker& operator=(const Worker&) = delete;

    // So many jobs at a time, so that a long import does not hold up the mail.
    void start(int threads = 2);
    // Waits for what runs.
    void stop();
    // Something was put into the queue: looks at once, not within the second.
    void nudge();

    // Everything that is due now, in this thread: for tests and for filling the demo. Gives how many jobs it
    // ran.
    int run_due();

private:
    bool run_one();
    Outcome outcome_of(const Claimed& job);
    void run_jobs();       // the loop of a job thread
    void keep_timetable(); // the loop of the one that watches the clock and renews the claims
    void renew_claims();
    // False when the worker is to stop.
    bool wait(std::chrono::milliseconds most);

    db::Database& database_;
    const Clock& clock_;
    const Handlers& handlers_;
    const Timetable& timetable_;
    logging::Log& log_;
    const std::string owner_;
    std::atomic<bool> stopping_ = false;
    std::mutex mutex_;
    std::condition_variable wake_;
    std::int64_t nudges_ = 0;
    std::vector<Claimed> running_;
    std::vector<std::thread> threads_;
};

} // namespace jobs
