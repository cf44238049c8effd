// Saved views in the database.
#include "platform/lists/saved_views.hpp"

namespace lists {
namespace {

constexpr db::Sql select_views = R"sql(
    SELECT id, list, name, query, account_id, shared
      FROM saved_views
     WHERE list = ? AND (shared = 1 OR account_id = ?)
     ORDER BY shared DESC, id
     LIMIT 50
)sql";

constexpr db::Sql select_view = R"sql(
    SELECT id, list, name, query, account_id, shared FROM saved_views WHERE id = ?
)sql";

constexpr db::Sql insert_view = R"sql(
    INSERT INTO saved_views (list, name, query, account_id, shared, saved_at)
    VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (list, account_id, name)
        DO UPDATE SET query = excluded.query, shared = excluded.shared, saved_at = excluded.saved_at
    RETURNING id
)sql";

constexpr db::Sql delete_view_row = "DELETE FROM saved_views WHERE id = ?";

} // namespace

std::vector<SavedView> views_for(db::Session& session, std::string_view list, AccountId account) {
    return session.all<SavedView>(select_views, list, account);
}

Result<ViewId> save_view(db::Database& database, std::string_view list, std::string_view name,
                         std::string_view query, Sharing sharing, const By& by) {
    if (name.empty()) return invalid({{"name", "lists.name_missing"}});
    if (name.size() > 80) return invalid({{"name", "lists.name_long"}});
    auto tx = database.begin();
    auto id = tx.one<ViewId>(insert_view, list, name, query, by.account, sharing == Sharing::shared, by.when);
    tx.commit();
    return id;
}

Result<Done> delete_view(db::Database& database, ViewId id, Sharing may_delete, const By& by) {
    auto tx = database.begin();
    auto view = tx.find<SavedView>(select_view, id);
    if (!view) return missing("lists.view");
    bool own = view->account == by.account;
    if (!own && !(view->shared && may_delete == Sharing::shared)) return forbidden("lists.not_yours");
    tx.run(delete_view_row, id);
    tx.commit();
    return Done{};
}

} // namespace lists
