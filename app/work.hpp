// What is done after the answer: the handlers of jobs, the timetable, the sender of mails.
#pragma once

#include "app/house.hpp"
#include "app/rooms.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/jobs/timetable.hpp"
#include "platform/jobs/worker.hpp"
#include "platform/mail/mail.hpp"
#include "platform/mail/sender.hpp"

#include <memory>

namespace app {

class Work {
public:
    Work(House& house, const Command& command);
    void start() { worker_.start(); }
    void stop() { worker_.stop(); }

private:
    void add_handlers(const House& house);
    void add_gauges(House& house);
    void add_waits(House& house);
    void add_runs(House& house);

    const jobs::Timetable timetable_;
    const web::Records records_;
    std::unique_ptr<mail::Sender> sender_;
    jobs::Handlers handlers_;
    jobs::Worker worker_;
};

} // namespace app
