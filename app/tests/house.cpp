// What the specifications run: the program as app/ puts it together.
#include "app/frame.hpp"
#include "app/rooms.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/may.hpp"

testing::House testing::house() { return {app::rooms(), app::frame, May::all}; }
