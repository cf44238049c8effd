// The worker's threads. A database that is away for a while (a failover) stops nothing: it is tried again.
#include "platform/jobs/worker.hpp"

#include <algorithm>
#include <chrono>
#include <exception>
#include <random>

namespace jobs {

namespace {

constexpr std::chrono::milliseconds pause_between_looks{1000};
constexpr std::chrono::milliseconds pause_after_trouble{5000};
constexpr std::chrono::seconds pause_of_timetable{5};
constexpr int looks_between_renewals = 4; // 20 seconds, a third of a claim

std::string new_owner() {
    constexpr char letters[] = "0123456789abcdef";
    std::random_device random;
    std::string name;
    for (int i = 0; i < 16; ++i) name += letters[random() % 16];
    return name;
}

} // namespace

Worker::Worker(db::Database& database, const Clock& clock, const Handlers& handlers,
               const Timetable& timetable, logging::Log& log)
    : database_(database), clock_(clock), handlers_(handlers), timetable_(timetable), log_(log),
      owner_(new_owner()) {}

Worker::~Worker() { stop(); }

void Worker::start(int threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { run_jobs(); });
    threads_.emplace_back([this] { keep_timetable(); });
}

void Worker::stop() {
    {
        std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
}

void Worker::nudge() {
    {
        std::lock_guard lock(mutex_);
        ++nudges_;
    }
    wake_.notify_all();
}

int Worker::run_due() {
    enqueue_due(database_, timetable_, clock_.now());
    int count = 0;
    while (run_one()) ++count;
    return count;
}

bool Worker::run_one() {
    auto job = claim(database_, owner_, clock_.now());
    if (!job) return false;
    {
        std::lock_guard lock(mutex_);
        running_.push_back(*job);
    }
    auto outcome = outcome_of(*job);
    {
        std::lock_guard lock(mutex_);
        std::erase_if(running_, [&](auto& each) { return each.id == job->id; });
    }
    finish(database_, *job, owner_, outcome, clock_.now());
    if (outcome.what != Outcome::What::done)
        log_.write(logging::Level::warning, "job failed",
                   {{"kind", job->kind}, {"job", job->id.value}, {"why", outcome.why}});
    return true;
}

Outcome Worker::outcome_of(const Claimed& job) {
    const Handler* handler = handlers_.find(job.kind);
    if (!handler)
        return Outcome::later("no handler of this name"); // an older copy of the program may have taken it
    if (job.tries > most_tries) return Outcome::never("the program stopped each time it ran");
    Run run{database_, clock_, job.id, job.payload, job.tries, job.tries >= most_tries, stopping_};
    try {
        return (*handler)(run);
    } catch (const std::exception& error) {
        return Outcome::later(error.what());
    }
}

void Worker::run_jobs() {
    for (;;) {
        auto pause = pause_between_looks;
        try {
            while (!stopping_ && run_one()) {
            }
        } catch (const std::exception& error) {
            log_.write(logging::Level::error, "the queue of jobs cannot be read", {{"why", error.what()}});
            pause = pause_after_trouble;
        }
        if (!wait(pause)) return;
    }
}

void Worker::keep_timetable() {
    for (int look = 0;; ++look) {
        try {
            if (enqueue_due(database_, timetable_, clock_.now()) > 0) nudge();
            if (look % looks_between_renewals == looks_between_renewals - 1) renew_claims();
        } catch (const std::exception& error) {
            log_.write(logging::Level::error, "the timetable cannot be kept", {{"why", error.what()}});
        }
        std::unique_lock lock(mutex_);
        if (wake_.wait_for(lock, pause_of_timetable, [&] { return stopping_.load(); })) return;
    }
}

void Worker::renew_claims() {
    std::vector<Claimed> running;
    {
        std::lock_guard lock(mutex_);
        running = running_;
    }
    for (auto& job : running)
        if (!renew(database_, job, owner_, clock_.now()))
            log_.write(logging::Level::warning, "a job was taken by another copy",
                       {{"kind", job.kind}, {"job", job.id.value}});
}

bool Worker::wait(std::chrono::milliseconds most) {
    std::unique_lock lock(mutex_);
    wake_.wait_for(lock, most, [&, seen = nudges_] { return stopping_ || nudges_ != seen; });
    return !stopping_;
}

} // namespace jobs
