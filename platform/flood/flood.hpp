// Protection of forms that stand open to everybody, without outside services: too quick, too many, or a trap
// field filled in.
//
//   {flood::views::trap(tr, page.stamp)}       in the form; stamp = flood::stamp(call, "request")
//
//   if (flood::looks_like_a_machine(call, "request")) form.fault("text", flood::too_quick);
//   if (form.good() && !flood::may_send_more(call, brake)) form.fault("text", flood::too_many);
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

// The moment when this form was opened, sealed: a machine cannot say that it waited, nor bring the stamp of
// another form.
std::string stamp(const web::Call& call, std::string_view form);
// Of a form that is shown again with what was wrong in it: it was opened when it was first shown.
std::string stamp_again(const web::Call& call, std::string_view form);
// A secret that only the server can make of what marks one sending: the same sent twice has the same.
std::string secret_of(const web::Call& call, std::string_view mark);
// Of the form sent, by its stamp: a double click or the back button makes no second one.
std::string secret_of_form(const web::Call& call);
// Whoever fills in the trap, or is quicker than a hand can write. A person can be taken for one: tell kindly,
// keep what was typed, and let it be sent again.
bool looks_like_a_machine(const web::Call& call, std::string_view form);
// False when this sender, or everybody together, has sent too much within the hour. Counts the attempt.
bool may_send_more(const web::Call& call, const Brake& brake);

// Text keys for the two refusals.
inline constexpr std::string_view too_quick = "flood.too_quick", too_many = "flood.too_many";

} // namespace flood
