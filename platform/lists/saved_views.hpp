// Saved views: a list as somebody arranged it, under a name; one's own, or shared with everybody.
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/events/by.hpp"

#include <string>
#include <vector>

namespace lists {

using ViewId = Id<struct ViewTag>;

struct SavedView {
    ViewId id;
    std::string list;
    std::string name;
    std::string query; // as query_of gives it
    AccountId account;
    bool shared = false;
};

// The shared ones and this account's own, in the order in which they were kept.
std::vector<SavedView> views_for(db::Session& session, std::string_view list, AccountId account);

enum class Sharing { own, shared };
// Keeps the arrangement under a name; the same name again by the same person replaces it.
Result<ViewId> save_view(db::Database& database, std::string_view list, std::string_view name,
                         std::string_view query, Sharing sharing, const By& by);
// Only one's own, or a shared one by those who may share.
Result<Done> delete_view(db::Database& database, ViewId id, Sharing may_delete, const By& by);

} // namespace lists
