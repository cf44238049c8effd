// A room that has something to do at certain hours adds its line here; its handler is in work.cpp.
#include "app/timetable.hpp"

#include "platform/administration/oversight.hpp"
#include "platform/following/following.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/partnerships/partnerships.hpp"

namespace app {
namespace {

struct Hour {
    std::string_view job;
    std::string_view rhythm;
};

// clang-format off
constexpr Hour hours[] = {
    {"rights/forget",            "daily at 03:00"},
    {"jobs/tidy",                "daily at 03:10"},
    {administration::verify_job, "daily at 03:20"},
    {agreements::reminders_job,  "daily at 06:00"},
    {partnerships::intentions_job, "daily at 06:10"},
    {following::daily_job,       "daily at 07:00"},
    {following::at_once_job,     "every 10 minutes"},
};
// clang-format on

} // namespace

jobs::Timetable timetable() {
    jobs::Timetable table;
    for (const Hour& hour : hours) table.add(std::string{hour.job}, hour.rhythm);
    return table;
}

} // namespace app
