// A room that has jobs adds its handlers and its hours here.
#include "app/work.hpp"

#include "platform/rights/sessions.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/partners/imports.hpp"

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
    auto count = jobs::tidy(tx, run.clock.now()) + mail::tidy(tx, run.clock.now());
    tx.commit();
    return jobs::Outcome::done(count);
}

} // namespace

Work::Work(House& house, const Command& command)
    : sender_(mail::sender_for(sender_address(command))),
      worker_(*house.database, house.clock, handlers_, timetable_, house.log) {
    add_handlers(house);
    add_timetable();
    add_gauges(house);
}

void Work::add_handlers(const House& house) {
    handlers_.add(std::string{mail::job}, [this, from = sender_of(house.institution)](jobs::Run& run) {
        return mail::send(run, *sender_, from);
    });
    handlers_.add("rights/forget", forget_old);
    handlers_.add("jobs/tidy", tidy);
    partners::add_import_jobs(handlers_);
    handlers_.add(std::string{agreements::reminders_job}, [&house](jobs::Run& run) {
        return agreements::remind(run, {house.institution, house.gate.roles, house.catalogues});
    });
}

void Work::add_timetable() {
    timetable_.add("rights/forget", "daily at 03:00");
    timetable_.add("jobs/tidy", "daily at 03:10");
    timetable_.add(std::string{agreements::reminders_job}, "daily at 06:00");
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
