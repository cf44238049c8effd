// Explanations sent with a form or with JSON: a should may be passed over by whoever says why, a must may
// not.
#pragma once

#include "platform/web/call.hpp"

namespace partners {

Excuses excuses_sent(const web::Call& call);
// All of the reasons are shoulds.
bool may_be_excused(const Reasons& reasons);

} // namespace partners
