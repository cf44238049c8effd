// Fetches, asks the rules, fills a view.
#include "policy/ROOM/pages.hpp"

#include "policy/ROOM/views.hpp"

namespace ROOM::pages {

http::Response list(web::Call& call) {
    return call.page({.title = std::string{call.tr("ROOM.title")}, .room = "ROOM"}, views::list(call.tr));
}

} // namespace ROOM::pages
