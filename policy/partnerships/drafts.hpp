// Unfinished forms, kept per person, so that an idea is never lost between two coffees.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "platform/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerships {

// The form under which an idea is kept.
inline constexpr std::string_view idea_form = "idea";

struct Draft {
    http::Pairs fields;
    Time saved_at;
};
std::optional<Draft> find_draft(db::Session& session, AccountId account, std::string_view form);
void save_draft(db::Database& database, AccountId account, std::string_view form, const http::Pairs& fields,
                Time when);
void forget_draft(db::Database& database, AccountId account, std::string_view form);

} // namespace partnerships
