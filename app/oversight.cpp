// Pages of administration that show all rooms' records, or what runs by the clock: only app/ knows both.
#include "platform/administration/oversight.hpp"

#include "app/pages.hpp"
#include "app/rooms.hpp"
#include "app/timetable.hpp"

namespace app {
namespace {

administration::Known known() { return {records(), timetable()}; }

} // namespace

http::Response administration_front(web::Call& call) { return administration::pages::start(call, known()); }
http::Response outbox(web::Call& call) { return administration::pages::outbox(call, known()); }
http::Response timetable_page(web::Call& call) { return administration::pages::timetable(call, known()); }
http::Response history(web::Call& call) { return administration::pages::history(call, known()); }
http::Response download_history(web::Call& call) {
    return administration::pages::download_history(call, known());
}
http::Response api_timetable(web::Call& call) { return administration::pages::api_timetable(call, known()); }

} // namespace app
