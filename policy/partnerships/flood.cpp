// The seal of the public form, and the count of who sent when.
#include "policy/partnerships/flood.hpp"

#include "platform/rights/secrets.hpp"
#include "policy/partnerships/request.hpp"

namespace partnerships {
namespace {

constexpr db::Sql forget_old = "DELETE FROM request_attempts WHERE at < ?";
constexpr db::Sql count_from = "SELECT count(*) FROM request_attempts WHERE sender = ? AND at > ?";
constexpr db::Sql count_all = "SELECT count(*) FROM request_attempts WHERE at > ?";
constexpr db::Sql insert_attempt = "INSERT INTO request_attempts (sender, at) VALUES (?, ?)";

} // namespace

std::string sealed(std::string_view key, Time opened) {
    auto moment = opened.iso();
    return moment + "." + rights::signature_of(key, "request " + moment);
}

std::optional<Time> opened_at(std::string_view key, std::string_view seal) {
    constexpr std::size_t length = 24; // of an ISO moment
    if (seal.size() <= length) return std::nullopt;
    auto moment = seal.substr(0, length);
    if (!rights::same(seal.substr(length + 1), rights::signature_of(key, "request " + std::string{moment})))
        return std::nullopt;
    return Time::parse(moment);
}

bool may_send_more(db::Database& database, std::string_view key, std::string_view address, Time now) {
    auto sender = rights::signature_of(key, "request from " + std::string{address});
    auto hour_ago = now.plus_seconds(-3600);
    auto tx = database.begin();
    tx.run(forget_old, now.plus_seconds(-24 * 3600));
    bool few = tx.one<int>(count_from, sender, hour_ago) < most_from_one &&
               tx.one<int>(count_all, hour_ago) < most_from_all;
    if (few) tx.run(insert_attempt, sender, now);
    tx.commit();
    return few;
}

} // namespace partnerships
