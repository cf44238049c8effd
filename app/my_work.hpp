// What the page My work shows, and the part of the start page that leads there.
#pragma once

#include "platform/html/charts.hpp"
#include "platform/web/task.hpp"
#include "policy/partnerships/work.hpp"

#include <string>
#include <vector>

namespace app {

struct WorkLine {
    std::string title, why, href, due;
    bool late = false;
};
struct NewsLine {
    std::string title, href, what, who;
    bool unseen = false;
    int more = 0; // earlier acts on the same record
};
struct MoreWork {
    std::int64_t number;
    std::string href;
};

struct WorkPage {
    std::vector<WorkLine> actions, answers, drafts;
    std::vector<MoreWork> more; // lists of what did not fit
    std::int64_t total = 0;     // of what waits on me
    std::int64_t late = 0;
    std::vector<NewsLine> news;
    std::int64_t unseen = 0;
    std::int64_t newest = 0; // event up to which "seen" goes
    std::vector<partnerships::StageNumber> portfolio;
    std::int64_t portfolio_size = 0;
    html::Lanes terms;
    bool may_propose = false;
    std::string csrf;

    std::string summary(const text::Words& tr) const;
};

} // namespace app
