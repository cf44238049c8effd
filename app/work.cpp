// A room that has jobs adds its handlers and its hours here.
#include "app/work.hpp"

#include "app/timetable.hpp"

#include "platform/administration/oversight.hpp"
#include "platform/following/following.hpp"
#include "platform/lists/sheet_pages.hpp"
#include "platform/presence/presence.hpp"
#include "platform/rights/sessions.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/agreements/imports.hpp"
#include "policy/partners/imports.hpp"
#include "policy/partnerships/partnerships.hpp"

#include <chrono>

namespace app {
namespace {

// Where no mail server is named, mails are files beside the database: nothing is lost, and nobody is written
// to by mistake.
std::string sender_address(const Command& command) {
    if (!command.mail.empty()) return command.mail;
    bool file = command.database.starts_with("sqlite:");
    return "folder:" + (file ? command.database.substr(7) + "-mail" : std::string{"mail"});
}

mail::Address sender_of(const settings::Settings& institution) {
    auto place = institution.file("institution").table("mail");
    if (!place) return {"Entente", "noreply@example.org"};
    return {place->text("name"), place->text("email")};
}

jobs::Outcome forget_old(jobs::Run& run) {
    rights::forget_old(run.database, run.clock.now());
    return jobs::Outcome::done();
}

jobs::Outcome tidy(jobs::Run& run) {
    auto tx = run.database.begin();
    auto count = jobs::tidy(tx, run.clock.now()) + mail::tidy(tx, run.clock.now()) +
                 presence::tidy(tx, run.clock.now()) + lists::tidy(tx, run.clock.now());
    tx.commit();
    return jobs::Outcome::done(count);
}

// What a change waits for its turn, and a reader for a connection, just now.
template <class Act> double seconds_of(Act act) {
    auto begun = std::chrono::steady_clock::now();
    act();
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

Work::Work(House& house, const Command& command)
    : timetable_(timetable()), records_(records()), sender_(mail::sender_for(sender_address(command))),
      worker_(*house.database, house.clock, handlers_, timetable_, house.log) {
    add_handlers(house);
    add_gauges(house);
    add_waits(house);
    add_runs(house);
}

void Work::add_handlers(const House& house) {
    handlers_.add(std::string{mail::job}, [this, from = sender_of(house.institution)](jobs::Run& run) {
        return mail::send(run, *sender_, from);
    });
    handlers_.add("rights/forget", forget_old);
    handlers_.add("jobs/tidy", tidy);
    partners::add_import_jobs(handlers_);
    agreements::add_import_jobs(handlers_, {house.institution, house.catalogues});
    handlers_.add(std::string{administration::verify_job}, administration::verify_history);
    for (auto [job, choice] : {std::pair{following::at_once_job, following::Choice::at_once},
                               std::pair{following::daily_job, following::Choice::daily}})
        handlers_.add(std::string{job}, [this, &house, choice = choice](jobs::Run& run) {
            return following::tell(run, choice, {records_, house.gate.roles, house.catalogues});
        });
    handlers_.add(std::string{agreements::reminders_job}, [&house](jobs::Run& run) {
        return agreements::remind(run, {house.institution, house.gate.roles, house.catalogues});
    });
    partnerships::add_jobs(handlers_, {house.institution, house.gate.roles, house.catalogues});
}

void Work::add_waits(House& house) {
    house.metrics.add_gauge("entente_db_write_wait_seconds", "How long a change waits for its turn just now.",
                            [&house] { return seconds_of([&] { auto tx = house.database->begin(); }); });
    house.metrics.add_gauge("entente_db_read_wait_seconds",
                            "How long a reader waits for a snapshot just now.",
                            [&house] { return seconds_of([&] { auto reader = house.database->read(); }); });
}

// A moment for each run, so that a monitor can alarm by itself.
void Work::add_runs(House& house) {
    for (const jobs::TimedRun& run : timetable_.runs())
        house.metrics.add_gauge(
            "entente_timetable_last_run_timestamp_seconds{run=\"" + run.name + "\"}",
            "When each run of the timetable was last finished; 0: never.", [this, &house, name = run.name] {
                auto reader = house.database->read();
                for (const auto& line : jobs::runs_of(reader, timetable_, house.clock.now()))
                    if (line.name == name && line.finished_at)
                        return std::chrono::duration<double>(line.finished_at->point.time_since_epoch())
                            .count();
                return 0.0;
            });
    house.metrics.add_gauge(
        "entente_history_broken", "1 when the last verification found the history broken.", [this, &house] {
            auto reader = house.database->read();
            auto state = administration::chain_state(reader, timetable_, house.clock.now());
            return state.is == administration::ChainState::Is::broken ? 1.0 : 0.0;
        });
}

void Work::add_gauges(House& house) {
    auto counts = [&house] {
        auto reader = house.database->read();
        return jobs::counts(reader, house.clock.now());
    };
    house.metrics.add_gauge("entente_jobs_waiting", "Jobs in the queue.",
                            [counts] { return double(counts().waiting); });
    house.metrics.add_gauge("entente_jobs_overdue", "Jobs that should have begun.",
                            [counts] { return double(counts().overdue); });
    house.metrics.add_gauge("entente_jobs_dead", "Jobs that were given up.",
                            [counts] { return double(counts().dead); });
    house.metrics.add_gauge(
        "entente_timetable_overdue", "Runs of the timetable that are missing.", [this, &house] {
            auto reader = house.database->read();
            return double(jobs::overdue_runs(reader, timetable_, house.clock.now()).size());
        });
}

} // namespace app
