// Pages of administration that show all rooms' records, or what runs by the clock: only app/ knows both.
#include "platform/administration/oversight.hpp"

#include "app/pages.hpp"
#include "app/rooms.hpp"
#include "app/timetable.hpp"
#include "policy/partnerships/work.hpp"

namespace app {
namespace {

administration::Known known() { return {records(), timetable(), partnerships::units_of_the_house}; }

} // namespace

http::Response administration_front(web::Call& call) { return administration::pages::start(call, known()); }
http::Response outbox(web::Call& call) { return administration::pages::outbox(call, known()); }
http::Response timetable_page(web::Call& call) { return administration::pages::timetable(call, known()); }
http::Response history(web::Call& call) { return administration::pages::history(call, known()); }
http::Response download_history(web::Call& call) {
    return administration::pages::download_history(call, known());
}
http::Response api_timetable(web::Call& call) { return administration::pages::api_timetable(call, known()); }

http::Response show_account(web::Call& call, AccountId id) {
    return administration::pages::show_account(call, id, known());
}
http::Response change_details(web::Call& call, AccountId id) {
    return administration::pages::change_details(call, id, known());
}
http::Response set_password(web::Call& call, AccountId id) {
    return administration::pages::set_password(call, id, known());
}
http::Response grant_role(web::Call& call, AccountId id) {
    return administration::pages::grant_role(call, id, known());
}
http::Response api_grant_role(web::Call& call, AccountId id) {
    return administration::pages::api_grant_role(call, id, known());
}

} // namespace app
