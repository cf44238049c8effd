// The addresses of ROOM: method, path, who may, page.
#include "policy/ROOM/ROOM.hpp"

#include "policy/ROOM/pages.hpp"

#include "policy/may.hpp"

namespace ROOM {

// clang-format off
constexpr web::Route table[] = {
    {web::get, "/ROOM", May::signed_in, web::page<pages::list>},
};
// clang-format on

std::span<const web::Route> routes() { return table; }

} // namespace ROOM
