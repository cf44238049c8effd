// Accounts from the command line, the demo's people, and the list of routes.
#include "app/house.hpp"
#include "app/rooms.hpp"
#include "app/verbs.hpp"
#include "platform/rights/accounts.hpp"
#include "platform/web/json.hpp"

#include <cstdio>
#include <iostream>

namespace app {
namespace {

// The first reason or field, in English: who types commands reads English.
std::string words_of(const House& house, const Failure& failure) {
    std::string all;
    for (const std::string& reason : failure.reasons) all.append(house.catalogues.en(reason)).append(". ");
    for (const auto& [field, reason] : failure.fields)
        all.append(field).append(": ").append(house.catalogues.en(reason)).append(". ");
    return all;
}

template <class T> T must(const House& house, const Result<T>& result) {
    if (!result) throw Misuse(words_of(house, result.failure()));
    return *result;
}

// From the standard input, so that it stands in no list of processes and no shell's history.
std::string read_password() {
    std::fputs("Password: ", stderr);
    std::string password;
    std::getline(std::cin, password);
    return password;
}

void give_roles(House& house, AccountId account, const std::vector<std::string>& roles) {
    for (const std::string& role : roles)
        must(house, rights::grant_role(*house.database, house.gate,
                                       {account, role, {}, house.clock.today(), {}}, house.by()));
}

AccountId known_account(House& house, const std::string& email) {
    auto reader = house.database->read();
    auto account = rights::find_account(reader, rights::plain_email(email));
    if (!account) throw Misuse("there is no account " + email);
    return account->id;
}

int add_user(const Command& command, House& house) {
    rights::NewAccount wanted{
        .email = command.word(1, "an EMAIL"), .name = command.word(2, "a NAME"), .password = read_password()};
    auto account = must(house, rights::create_account(*house.database, house.gate, wanted, house.by()));
    give_roles(house, account, command.roles);
    std::printf(command.json ? "{\"id\":%lld}\n"
                             : "Account %lld is made; the password is changed at the first sign-in.\n",
                static_cast<long long>(account.value));
    return 0;
}

int set_user_password(const Command& command, House& house) {
    auto account = known_account(house, command.word(1, "an EMAIL"));
    must(house, rights::set_password(*house.database, house.gate, account, read_password(), house.by()));
    std::puts(command.json ? "{}" : "The password is set; it is changed at the next sign-in.");
    return 0;
}

int list_users(const Command& command, House& house) {
    auto reader = house.database->read();
    web::Json json;
    json.list();
    for (const rights::Account& account : rights::all_accounts(reader)) {
        json.object().field("id", account.id).field("email", account.email).field("name", account.name);
        json.field("active", account.active).end();
        if (!command.json)
            std::printf("%-40s %s%s\n", account.email.c_str(), account.name.c_str(),
                        account.active ? "" : " (closed)");
    }
    if (command.json) std::puts(json.end().take().c_str());
    return 0;
}

// One that signs in with the cast's password, which everybody may know: the database is marked as an example.
void add_cast_account(House& house, const settings::Place& person, const std::string& password) {
    std::string capacities;
    for (const std::string& key : person.texts("capacities"))
        capacities += (capacities.empty() ? "" : " ") + key;
    rights::NewAccount wanted{.email = person.text("email"),
                              .name = person.text("name"),
                              .password = password,
                              .language = person.text_or("language", "sv"),
                              .capacities = capacities,
                              .must_change = false};
    auto account = must(house, rights::create_account(*house.database, house.gate, wanted, house.by()));
    give_roles(house, account, person.texts("roles"));
}

} // namespace

int user(const Command& command) {
    const std::string& what = command.word(0, "add, list, password or role");
    House house{command};
    if (what == "add") return add_user(command, house);
    if (what == "list") return list_users(command, house);
    if (what == "password") return set_user_password(command, house);
    if (what == "role")
        return give_roles(house, known_account(house, command.word(1, "an EMAIL")), command.roles), 0;
    throw Misuse("user knows add, list, password and role, not " + what);
}

int demo(const Command& command) {
    Command at_the_casts_day = command;
    at_the_casts_day.demo = true;
    House house{at_the_casts_day};
    rights::mark_as_example(*house.database);
    auto cast = settings::Settings::read(command.cast).file("accounts");
    web::Json json;
    json.object().field("password", cast.text("password")).list("accounts");
    for (const settings::Place& person : cast.list("accounts")) {
        add_cast_account(house, person, cast.text("password"));
        json.object().field("email", person.text("email")).field("name", person.text("name")).end();
        if (!command.json)
            std::printf("%-36s %s\n", person.text("email").c_str(), person.text("name").c_str());
    }
    if (command.json)
        std::puts(json.end().end().take().c_str());
    else
        std::printf("Password of all: %s\n", cast.text("password").c_str());
    return 0;
}

int routes_list(const Command& command) {
    web::Router router{rooms()};
    web::Json json;
    json.list();
    for (const web::Route* route : router.routes()) {
        auto method = web::name_of(route->method);
        json.object().field("method", method).field("path", route->path).field("who", route->who.name);
        json.field("summary", route->summary).end();
        if (!command.json)
            std::printf("%-6.*s %-60.*s %.*s\n", int(method.size()), method.data(), int(route->path.size()),
                        route->path.data(), int(route->who.name.size()), route->who.name.data());
    }
    if (command.json) std::puts(json.end().take().c_str());
    return 0;
}

} // namespace app
