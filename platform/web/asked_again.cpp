// A database in which every change is undone.
#include "platform/web/asked_again.hpp"

namespace web {
namespace {

constexpr std::string_view mark = "again";

struct Undone : db::Transaction::Turn {
    explicit Undone(db::Transaction begun) : change(std::move(begun)) {}
    void keep() override { throw NotKept{}; }
    db::Transaction change;
};

bool may_be_shown_again(std::string_view field) {
    return field != "csrf" && field.find("password") == field.npos && field != "current" && field != "wanted";
}

} // namespace

std::string address_again(const http::Request& request) {
    return request.path + "?" + std::string{mark} + "=1";
}

bool is_asked_again(const http::Request& request) {
    return request.method == http::Method::post && !request.parameter(mark).empty();
}

http::Pairs fields_again(const http::Request& request) {
    http::Pairs fields;
    for (const auto& field : request.form)
        if (may_be_shown_again(field.first)) fields.push_back(field);
    return fields;
}

db::Transaction NothingKept::begin() {
    auto change = std::make_unique<Undone>(real_.begin());
    auto& connection = change->change.connection();
    return {std::move(change), connection, product()};
}

} // namespace web
