// Which days are believed. One outside of these years is a slip of the hand, and reckoning on from it could
// leave the calendar.
#pragma once

#include "platform/basics/clock.hpp"

inline bool is_of_our_time(Date day) { return day >= Date::of(1800, 1, 1) && day <= Date::of(2200, 12, 31); }
