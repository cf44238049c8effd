// What the installation notes about itself.
#include "platform/rights/gate.hpp"

#include "platform/rights/secrets.hpp"

namespace rights {
namespace {

constexpr db::Sql select_noted = "select value from installation where name = ?";
constexpr db::Sql insert_noted =
    "insert into installation (name, value) values (?, ?) on conflict (name) do nothing";

} // namespace

std::string server_key(db::Database& database) {
    auto tx = database.begin();
    auto key = tx.find<std::string>(select_noted, "visitor key");
    if (!key) {
        key = random_token();
        tx.run(insert_noted, "visitor key", *key);
        tx.commit();
    }
    return *key;
}

Content content_of(db::Database& database) {
    return database.read().find<std::string>(select_noted, "content") == "example" ? Content::example
                                                                                   : Content::real;
}

void mark_as_example(db::Database& database) {
    auto tx = database.begin();
    tx.run(insert_noted, "content", "example");
    tx.commit();
}

} // namespace rights
