// Protection of forms that stand open to everybody, without outside services: too quick, too many, or a trap
// field filled in.
//
//   {flood::views::trap(tr, page.stamp)}                                   in the form; stamp =
//   flood::stamp(call) if (flood::looks_like_a_machine(call)) form.fault("text", flood::too_quick); if
//   (form.good() && !flood::may_send_more(call, brake)) form.fault("text", flood::too_many);
#pragma once

#include "platform/web/call.hpp"

#include <string>
#include <string_view>

namespace flood {

// How many of one form an address may send within an hour, and everybody together.
struct Brake {
    std::string_view form;
    int most_from_one = 5;
    int most_from_all = 100;
};

// The moment when the form was opened, sealed: a machine cannot say that it waited.
std::string stamp(const web::Call& call);
// A secret that belongs to the form sent and that only the server can make of its stamp: the same form sent
// twice, by a double click or the back button, has the same.
std::string secret_of_form(const web::Call& call);
// Whoever fills in the trap, or is quicker than a hand can write. A person can be taken for one: tell kindly,
// keep what was typed, and let it be sent again.
bool looks_like_a_machine(const web::Call& call);
// False when this sender, or everybody together, has sent too much within the hour. Counts the attempt.
bool may_send_more(const web::Call& call, const Brake& brake);

// Text keys for the two refusals.
inline constexpr std::string_view too_quick = "flood.too_quick", too_many = "flood.too_many";

} // namespace flood
