// What runs by the clock, as a table.
#pragma once

#include "platform/jobs/timetable.hpp"

namespace app {

jobs::Timetable timetable();

} // namespace app
