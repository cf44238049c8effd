// The list of rooms: their routes, and their entries in the navigation.
#pragma once

#include "platform/rights/rights.hpp"
#include "platform/web/hit.hpp"
#include "platform/web/records.hpp"
#include "platform/web/router.hpp"
#include "platform/web/task.hpp"

#include <span>
#include <string_view>

namespace app {

web::Rooms rooms();
std::span<const web::Route> routes(); // of app/ itself (routes.cpp)

struct Entry {
    std::string_view key; // its words are nav.<key>
    std::string_view path;
    rights::Permission who;
};
// Shown to those who may, where there is such a route.
std::span<const Entry> navigation();

// What the rooms tell of their records: the history and what is new name them by it.
web::Records records();

// What waits on whom, from each room.
std::span<const web::WorkSource> work_sources();

// Where the search over the whole house looks, in the order in which it shows.
std::span<const web::SearchSource> search_sources();

// A read that reads much, or waits for a turn to write: answered on a thread of its own, so that no quick
// page waits behind it.
bool takes_long(const web::Route& route);

} // namespace app
