// Queues nothing yet.
#include "policy/partnerships/telling.hpp"
namespace partnerships {
void tell_received(db::Transaction&, const Partnership&, std::string_view, Time) {}
void tell_message(db::Transaction&, const Partnership&, std::string_view, Time) {}
void tell_stage(db::Transaction&, const Partnership&, Time) {}
} // namespace partnerships
