// An answer to a form, asked for once more in the other language: the same fields are sent again, judged
// again and shown again, and nothing is kept of it, whatever has become possible meanwhile.
#pragma once

#include "platform/db/turns.hpp"
#include "platform/http/message.hpp"

#include <string>

namespace web {

// Where the fields of this answer are sent for it.
std::string address_again(const http::Request& request);
bool is_asked_again(const http::Request& request);
// What may travel in the page: no token, and nothing that is secret.
http::Pairs fields_again(const http::Request& request);

// Thrown in place of a change.
struct NotKept {};
class NothingKept : public db::Database {
public:
    explicit NothingKept(db::Database& real) : Database(real.address()), real_(real) {}
    db::Reader read() override { return real_.read(); }
    db::Transaction begin() override;
    db::Product product() const override { return real_.product(); }
    std::unique_ptr<db::Connection> connect() override { return real_.connect(); }

private:
    db::Database& real_;
};

} // namespace web
