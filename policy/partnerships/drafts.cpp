// Drafts in the database; their fields as an encoded query, as a browser would send them.
#include "policy/partnerships/drafts.hpp"

#include "platform/http/encoding.hpp"
#include "platform/http/forms.hpp"

namespace partnerships {
namespace {

struct Kept {
    std::string fields;
    Time saved_at;
};

constexpr db::Sql select_draft =
    "SELECT fields, saved_at FROM drafts WHERE account_id = ? AND form = ? ORDER BY id DESC LIMIT 1";
constexpr db::Sql delete_draft = "DELETE FROM drafts WHERE account_id = ? AND form = ?";
constexpr db::Sql insert_draft =
    "INSERT INTO drafts (account_id, form, fields, saved_at) VALUES (?, ?, ?, ?)";

std::string encoded(const http::Pairs& fields) {
    std::string text;
    for (const auto& [name, value] : fields) {
        if (name == "csrf" || value.empty()) continue;
        if (!text.empty()) text += '&';
        text += http::encode(name) + "=" + http::encode(value);
    }
    return text;
}

} // namespace

std::optional<Draft> find_draft(db::Session& session, AccountId account, std::string_view form) {
    auto kept = session.find<Kept>(select_draft, account, form);
    if (!kept) return std::nullopt;
    auto fields = http::read_pairs(kept->fields);
    return Draft{fields.value_or(http::Pairs{}), kept->saved_at};
}

void save_draft(db::Database& database, AccountId account, std::string_view form, const http::Pairs& fields,
                Time when) {
    auto tx = database.begin();
    tx.run(delete_draft, account, form);
    tx.run(insert_draft, account, form, encoded(fields), when);
    tx.commit();
}

void forget_draft(db::Database& database, AccountId account, std::string_view form) {
    auto tx = database.begin();
    tx.run(delete_draft, account, form);
    tx.commit();
}

} // namespace partnerships
