// The seal on a form, and the count of who sent when.
#include "platform/flood/flood.hpp"

#include "platform/rights/secrets.hpp"

#include <optional>

namespace flood {
namespace {

constexpr std::int64_t least_seconds = 3; // a person needs longer than this to fill in a form
constexpr std::int64_t an_hour = 3600, a_day = 24 * an_hour;

constexpr db::Sql forget_old = "DELETE FROM form_attempts WHERE at < ?";
constexpr db::Sql count_from = "SELECT count(*) FROM form_attempts WHERE form = ? AND sender = ? AND at > ?";
constexpr db::Sql count_all = "SELECT count(*) FROM form_attempts WHERE form = ? AND at > ?";
constexpr db::Sql insert_attempt = "INSERT INTO form_attempts (form, sender, at) VALUES (?, ?, ?)";

std::string sealed(std::string_view key, std::string_view form, std::string_view opened) {
    auto said = "opened " + std::string{form}.append(" ").append(opened);
    return std::string{opened} + "." + rights::signature_of(key, said);
}

std::optional<Time> opened_at(std::string_view key, std::string_view form, std::string_view stamp) {
    constexpr std::size_t length = 24; // of an ISO moment
    auto opened = stamp.substr(0, stamp.find_last_of('.'));
    if (opened.size() <= length || !rights::same(stamp, sealed(key, form, opened))) return std::nullopt;
    return Time::parse(opened.substr(0, length));
}

} // namespace

// Two may open the form in the same moment.
std::string stamp(const web::Call& call, std::string_view form) {
    return sealed(call.services.gate.key, form, call.now().iso() + "." + rights::random_token(12));
}

std::string stamp_again(const web::Call& call, std::string_view form) {
    auto sent = call.request.field("stamp");
    auto opened = opened_at(call.services.gate.key, form, sent);
    bool good = opened && seconds_between(*opened, call.now()) <= a_day;
    return good ? std::string{sent} : stamp(call, form);
}

std::string secret_of(const web::Call& call, std::string_view mark) {
    return rights::signature_of(call.services.gate.key, mark).substr(0, 24);
}

std::string secret_of_form(const web::Call& call) {
    return secret_of(call, "form " + std::string{call.request.field("stamp")});
}

bool looks_like_a_machine(const web::Call& call, std::string_view form) {
    if (!call.request.field("homepage_confirm").empty()) return true;
    auto opened = opened_at(call.services.gate.key, form, call.request.field("stamp"));
    if (!opened) return true;
    auto seconds = seconds_between(*opened, call.now());
    return seconds < least_seconds || seconds > a_day;
}

bool may_send_more(const web::Call& call, const Brake& brake) {
    auto now = call.now();
    auto hour_ago = now.plus_seconds(-an_hour);
    auto sender = rights::signature_of(call.services.gate.key, "sent from " + call.request.client);
    auto tx = call.database().begin();
    tx.run(forget_old, now.plus_seconds(-a_day));
    bool few = tx.one<int>(count_from, brake.form, sender, hour_ago) < brake.most_from_one &&
               tx.one<int>(count_all, brake.form, hour_ago) < brake.most_from_all;
    if (few) tx.run(insert_attempt, brake.form, sender, now);
    tx.commit();
    return few;
}

} // namespace flood
