// The whole program in process: no sockets, a clock that stands still at 2026-11-22 09:00 in Stockholm, a
// fresh database.
//
//   testing::TestApp app;
//   app.sign_in_as("coordinator");
//   auto page = app.get("/organisations");                       CHECK(page.status == 200);
//   auto saved = app.post("/organisations", {{"name", "Lund"}}); // the form's token is filled in
//   CHECK(saved.location == "/organisations/1");                 CHECK(app.follow(saved).contains("Lund"));
//   CHECK(app.faults_of(page) == testing::no_faults);            // the inspector
#pragma once

#include "platform/rights/gate.hpp"
#include "platform/rights/sessions.hpp"
#include "platform/testing/test_database.hpp"
#include "platform/web/metrics.hpp"
#include "platform/web/site.hpp"

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace testing {

// What is put together; app/tests/house.cpp says what of.
struct House {
    web::Rooms rooms;
    web::Frame frame;
    std::span<const rights::Permission> permissions;
};
House house();

struct Answer {
    int status = 0;
    std::string type;
    std::string body;
    std::string location;
    http::Pairs headers;

    bool contains(std::string_view text) const { return body.find(text) != body.npos; }
    std::string header(std::string_view name) const;
    // A hidden field's value, as the browser would send it back.
    std::string hidden(std::string_view name) const;
};

// What the inspector found; a test that fails prints it.
struct Faults {
    std::vector<std::string> lines;

    auto begin() const { return lines.begin(); }
    auto end() const { return lines.end(); }
    bool empty() const { return lines.empty(); }
    std::size_t size() const { return lines.size(); }
    friend bool operator==(const Faults&, const Faults&) = default;
    friend std::ostream& operator<<(std::ostream& out, const Faults& faults) {
        for (const std::string& line : faults.lines) out << "\n  " << line;
        return out;
    }
};
inline const Faults no_faults{};

class TestApp {
public:
    TestApp();
    // A house of other rooms, for tests of the floor itself.
    explicit TestApp(const House& house);

    // An invented person with that role; made the first time it is asked for. The session's cookie is kept.
    AccountId sign_in_as(std::string_view role);
    void sign_out();
    const rights::Visit& visit() const { return visit_; }
    By by() const; // the one signed in, now: for actions called beside the pages

    Answer get(const std::string& target);
    Answer post(const std::string& target, const http::Pairs& fields);
    Answer upload(const std::string& target, const http::Pairs& fields,
                  const std::vector<http::Upload>& files);
    // With the session's token in X-CSRF-Token, as a page's own script would.
    Answer api(http::Method method, const std::string& target, const std::string& json = "",
               const http::Pairs& headers = {});
    Answer follow(const Answer& answer);
    // As it is: no token is filled in; cookies are added.
    Answer send(http::Request request);
    // Ready to be changed and sent.
    http::Request request(http::Method method, const std::string& target);

    void speak(std::string_view language) { set_cookie("language", language); }
    void set_cookie(std::string_view name, std::string_view value);
    std::string cookie(std::string_view name) const;

    Faults faults_of(const Answer& page) const;

    db::Database& database() { return *database_; }
    std::string database_address() const { return database_.address(); } // as --database takes it
    const text::Words& words(text::Language language = text::Language::sv) const {
        return catalogues_.in(language);
    }
    const web::Router& router() const { return site_.router(); }
    const rights::Gate& gate() const { return gate_; }
    const web::Services& services() const { return services_; }
    // What Site reported: exceptions. A test that expects none checks that it is empty.
    const std::vector<std::string>& reported() const { return reported_; }

    Clock clock{*Time::parse("2026-11-22T08:00:00.000Z")};

private:
    std::string csrf_token();
    void hold_to_description(const http::Request& request, const Answer& answer) const;
    void keep_cookies(const http::Response& response);

    TestDatabase database_;
    const text::Catalogues& catalogues_;
    rights::Gate gate_;
    web::Metrics metrics_;
    web::Services services_;
    std::vector<std::string> reported_;
    web::Site site_;
    http::Pairs cookies_;
    rights::Visit visit_;
};

} // namespace testing
