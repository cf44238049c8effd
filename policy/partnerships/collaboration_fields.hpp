// A collaboration as fields: read from a form or a JSON object, and put into a form.
#pragma once

#include "platform/web/form.hpp"
#include "policy/partnerships/collaboration.hpp"
#include "policy/partnerships/editing.hpp"

namespace partnerships {

// A page sends the number of the organisation that was chosen before, and perhaps another name since; whoever
// sends JSON means the number that they send.
enum class SentNumber { is_a_hint, is_meant };

// Faults are kept in the form; of sent fields alone, the rest keeps what was there.
void read_collaboration(web::Form& form, const settings::Settings& institution, db::Session& session,
                        Collaboration& into, Reading reading, SentNumber number = SentNumber::is_a_hint);
void fill(web::FormView& view, const Collaboration& collaboration);

} // namespace partnerships
