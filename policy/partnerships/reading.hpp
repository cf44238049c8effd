// How much of a record a form says.
#pragma once

namespace partnerships {

enum class Reading { every_field, sent_fields }; // a form sends all; a PATCH only what is to change

} // namespace partnerships
