// A browser's part: cookies, tokens, redirects.
#include "platform/testing/test_app.hpp"
#include "platform/api/shapes.hpp"

#include "platform/http/encoding.hpp"
#include "platform/http/forms.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/rights/secrets.hpp"
#include "platform/testing/inspector.hpp"
#include "platform/web/cookies.hpp"
#include "platform/web/csrf.hpp"

#include <algorithm>
#include <cstdlib>
#include <ctime>
#include <stdexcept>

namespace testing {
namespace {

// Read once: they do not change, and each of some hundred tests would read them again.
const text::Catalogues& catalogues() {
    static const auto built_in = text::Catalogues::built_in();
    return built_in;
}
const settings::Settings& institution() {
    static const auto read = settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki");
    return read;
}

rights::Gate gate_for(const House& house, db::Database& database) {
    setenv("TZ", "Europe/Stockholm", 1); // as app/main.cpp does
    tzset();
    return {rights::Roles::read(institution(), house.permissions), rights::Passwords{rights::cheap_hashes},
            rights::server_key(database)};
}

std::string decoded(std::string_view path) {
    auto pairs = http::read_pairs("p=" + std::string{path});
    return pairs ? pairs->at(0).second : std::string{path};
}

} // namespace

std::string Answer::hidden(std::string_view name) const {
    auto begin = "name=\"" + std::string{name} + "\" value=\"";
    // The switch of language sends along what was sent; what the page itself has stands in its content.
    auto from = body.find(begin, contains("<main") ? body.find("<main") : 0);
    if (from == body.npos) throw std::logic_error("the page has no hidden field " + std::string{name});
    from += begin.size();
    return body.substr(from, body.find('"', from) - from);
}

std::string Answer::header(std::string_view name) const {
    for (const auto& [key, value] : headers)
        if (key == name) return value;
    return "";
}

TestApp::TestApp() : TestApp(house()) {}

TestApp::TestApp(const House& house)
    : catalogues_(catalogues()),
      gate_(gate_for(house, database_)), services_{database_, clock,    catalogues_, institution(),
                                                   gate_,     metrics_, house.frame},
      site_(services_, house.rooms,
            [this](const http::Request&, std::string_view what) { reported_.emplace_back(what); }) {}

AccountId TestApp::sign_in_as(std::string_view role) {
    sign_out();
    std::string email = std::string{role} + "@example.org";
    By by{.account = {}, .name = "test", .capacity = {}, .when = clock.now()};
    auto reader = std::make_optional(database_->read());
    bool known = rights::find_account(*reader, email).has_value();
    reader.reset(); // a reader sees what was there when it began
    if (!known) {
        rights::NewAccount account{
            .email = email, .name = std::string{role} + " (exempel)", .password = "", .capacities = "ki k"};
        auto id = rights::create_account(database_, gate_, account, by);
        auto grant =
            rights::grant_role(database_, gate_, {*id, std::string{role}, {}, clock.today(), {}}, by);
        if (!grant) throw std::logic_error("no such role: " + std::string{role});
    }
    auto session = rights::open_session(database_, {email, "test"}, clock.now());
    set_cookie(web::cookie::session, session->token);
    reader.emplace(database_->read());
    visit_ = rights::find_visit(*reader, gate_, session->token, clock.now()).value();
    return visit_.actor.account;
}

void TestApp::sign_out() {
    std::erase_if(cookies_, [](const auto& cookie) { return cookie.first == web::cookie::session; });
    visit_ = {};
}

By TestApp::by() const { return visit_.actor.by(clock.now()); }

http::Request TestApp::request(http::Method method, const std::string& target) {
    http::Request request;
    request.method = method;
    request.target = target;
    auto question = target.find('?');
    request.path = decoded(target.substr(0, question));
    if (question != target.npos)
        request.query = http::read_pairs(target.substr(question + 1)).value_or(http::Pairs{});
    request.headers = {{"host", "entente.test"}, {"origin", "http://entente.test"}};
    request.client = "192.0.2.1";
    request.id = "test";
    return request;
}

Answer TestApp::get(const std::string& target) { return send(request(http::Method::get, target)); }

Answer TestApp::post(const std::string& target, const http::Pairs& fields) {
    return upload(target, fields, {});
}

Answer TestApp::upload(const std::string& target, const http::Pairs& fields,
                       const std::vector<http::Upload>& files) {
    auto sent = request(http::Method::post, target);
    sent.form = fields;
    sent.uploads = files;
    sent.form.emplace_back("csrf", csrf_token());
    sent.headers.emplace_back("content-type", "multipart/form-data");
    return send(std::move(sent));
}

Answer TestApp::api(http::Method method, const std::string& target, const std::string& json,
                    const http::Pairs& headers) {
    auto sent = request(method, target);
    sent.body = json;
    sent.headers.insert(sent.headers.end(), headers.begin(), headers.end());
    if (!json.empty()) sent.headers.emplace_back("content-type", "application/json");
    sent.headers.emplace_back("x-csrf-token", csrf_token());
    return send(std::move(sent));
}

Answer TestApp::follow(const Answer& answer) {
    if (answer.location.empty())
        throw std::logic_error("nowhere to follow to: status " + std::to_string(answer.status));
    return get(answer.location);
}

// An answer of the API that is not as it is described fails whatever test asked.
void TestApp::hold_to_description(const http::Request& request, const Answer& answer) const {
    if (answer.status < 200 || answer.status > 299 || !request.path.starts_with("/api/")) return;
    auto match = router().match(request.method, request.path);
    if (!match.route) return;
    for (const std::string& note : api::not_as_said(match.route->answer, answer.body))
        throw std::logic_error(request.path + ": " + note + " in " + answer.body.substr(0, 600));
}

Answer TestApp::send(http::Request request) {
    std::string all;
    for (const auto& [name, value] : cookies_) all += (all.empty() ? "" : "; ") + name + "=" + value;
    if (!all.empty()) request.headers.emplace_back("cookie", all);
    auto response = site_.answer(request);
    keep_cookies(response);
    if (response.pieces)
        for (std::string piece = response.pieces(); !piece.empty(); piece = response.pieces())
            response.body += piece;
    Answer answer{response.status, response.type, std::move(response.body), {}, response.headers};
    answer.location = answer.header("Location");
    hold_to_description(request, answer);
    return answer;
}

std::string TestApp::csrf_token() {
    if (visit_.session) return rights::masked(visit_.csrf_secret);
    auto asking = request(http::Method::get, "/");
    asking.headers.emplace_back("cookie", "visitor=" + cookie(web::cookie::visitor));
    auto secret = web::visitor_secret(asking, gate_);
    if (!secret.empty()) return rights::masked(secret);
    auto mark = web::new_visitor_mark(gate_);
    set_cookie(web::cookie::visitor, mark.cookie);
    return rights::masked(mark.secret);
}

void TestApp::keep_cookies(const http::Response& response) {
    for (const auto& [name, value] : response.headers) {
        if (name != "Set-Cookie") continue;
        auto equals = value.find('=');
        auto text = value.substr(equals + 1, value.find(';') - equals - 1);
        set_cookie(value.substr(0, equals), value.find("Max-Age=0") == value.npos ? text : "");
    }
    if (cookie(web::cookie::session).empty()) {
        visit_ = {};
    } else {
        auto reader = database_->read();
        visit_ = rights::find_visit(reader, gate_, cookie(web::cookie::session), clock.now())
                     .value_or(rights::Visit{});
    }
}

void TestApp::set_cookie(std::string_view name, std::string_view value) {
    std::erase_if(cookies_, [&](const auto& cookie) { return cookie.first == name; });
    if (!value.empty()) cookies_.emplace_back(name, value);
}

std::string TestApp::cookie(std::string_view name) const {
    auto found = std::find_if(cookies_.begin(), cookies_.end(),
                              [&](const auto& cookie) { return cookie.first == name; });
    return found == cookies_.end() ? "" : found->second;
}

Faults TestApp::faults_of(const Answer& page) const { return {inspect(page.body, site_.router())}; }

} // namespace testing
