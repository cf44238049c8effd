// Long work that somebody asked for, done after the answer, in that person's name and telling how far it is.
//
//   auto progress = errands::ask(tx, "imports/apply", id.value, total, by);        // in the change that asks
//   errands::Errand errand = errands::errand_of(run);                               // in the job's handler
//   errands::Telling telling{run, progress};   telling("partners.import.progress.writing", 500);
//   telling.finish(jobs::ProgressState::done);
#pragma once

#include "platform/events/by.hpp"
#include "platform/jobs/jobs.hpp"
#include "platform/jobs/progress.hpp"

#include <string_view>

namespace errands {

struct Errand {
    std::int64_t subject = 0;
    By by; // whoever asked stands behind what is done, also when that is later
};

jobs::ProgressId ask(db::Transaction& tx, std::string_view kind, std::int64_t subject,
                     std::optional<std::int64_t> total, const By& by);
Errand errand_of(const jobs::Run& run);

// Each step is a change of its own, so that it is seen at once; not to be told within a change.
class Telling {
public:
    Telling(jobs::Run& run, jobs::ProgressId progress) : run_(run), progress_(progress) {}

    // False when the program is being stopped.
    bool operator()(std::string_view message, std::int64_t done);
    void finish(jobs::ProgressState state, std::string_view message);

private:
    jobs::Run& run_;
    jobs::ProgressId progress_;
};

} // namespace errands
