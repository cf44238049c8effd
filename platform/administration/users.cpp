// What `entente user` and `entente demo` do with accounts.
#include "platform/administration/users.hpp"

#include "platform/rights/accounts.hpp"
#include "platform/web/json.hpp"

#include <cstdio>
#include <iostream>
#include <stdexcept>

namespace administration {
namespace {

std::string words_of(const Desk& desk, const Failure& failure) {
    std::string all;
    for (const std::string& reason : failure.reasons) all.append(desk.words(reason)).append(". ");
    for (const auto& [field, reason] : failure.fields)
        all.append(field).append(": ").append(desk.words(reason)).append(". ");
    return all;
}

template <class T> T must(const Desk& desk, const Result<T>& result) {
    if (!result) throw std::invalid_argument(words_of(desk, result.failure()));
    return *result;
}

void say(const Desk& desk, web::Json json, const std::string& words) {
    std::puts(desk.show == Show::json ? json.take().c_str() : words.c_str());
}

std::string read_password() {
    std::fputs("Password: ", stderr);
    std::string password;
    std::getline(std::cin, password);
    return password;
}

const std::string& word(const std::vector<std::string>& words, std::size_t n, const char* name) {
    if (n >= words.size()) throw std::invalid_argument(std::string{"user needs "} + name);
    return words[n];
}

void give_roles(const Desk& desk, AccountId account, const std::vector<std::string>& roles) {
    for (const std::string& role : roles)
        must(desk, rights::grant_role(desk.database, desk.gate, {account, role, {}, desk.by.when.date(), {}},
                                      desk.by));
}

AccountId known_account(const Desk& desk, const std::string& email) {
    auto reader = desk.database.read();
    auto account = rights::find_account(reader, rights::plain_email(email));
    if (!account) throw std::invalid_argument("there is no account " + email);
    return account->id;
}

void add(const Desk& desk, const std::vector<std::string>& words, const std::vector<std::string>& roles) {
    rights::NewAccount wanted{
        .email = word(words, 1, "an EMAIL"), .name = word(words, 2, "a NAME"), .password = read_password()};
    auto account = must(desk, rights::create_account(desk.database, desk.gate, wanted, desk.by));
    give_roles(desk, account, roles);
    say(desk, std::move(web::Json{}.object().field("id", account).end()),
        wanted.email + " may sign in; the password is changed at the first time.");
}

void set_password(const Desk& desk, const std::vector<std::string>& words) {
    auto account = known_account(desk, word(words, 1, "an EMAIL"));
    must(desk, rights::set_password(desk.database, desk.gate, account, read_password(), desk.by));
    say(desk, std::move(web::Json{}.object().field("id", account).end()),
        "The password is set; it is changed at the next sign-in.");
}

void list(const Desk& desk) {
    auto reader = desk.database.read();
    web::Json json;
    std::string lines;
    json.list();
    for (const rights::Account& account : rights::all_accounts(reader)) {
        json.object().field("id", account.id).field("email", account.email).field("name", account.name);
        json.field("active", account.active).end();
        lines.append(account.email)
            .append("\t")
            .append(account.name)
            .append(account.active ? "\n" : " (closed)\n");
    }
    say(desk, std::move(json.end()), lines);
}

} // namespace

void user_command(const Desk& desk, const std::vector<std::string>& words,
                  const std::vector<std::string>& roles) {
    const std::string& what = word(words, 0, "add, list, password or role");
    if (what == "add") return add(desk, words, roles);
    if (what == "list") return list(desk);
    if (what == "password") return set_password(desk, words);
    if (what == "role") return give_roles(desk, known_account(desk, word(words, 1, "an EMAIL")), roles);
    throw std::invalid_argument("user knows add, list, password and role, not " + what);
}

std::map<std::string, By> add_cast(const Desk& desk, const settings::Place& accounts) {
    rights::mark_as_example(desk.database);
    std::map<std::string, By> people;
    for (const settings::Place& person : accounts.list("accounts")) {
        rights::NewAccount wanted{.email = person.text("email"),
                                  .name = person.text("name"),
                                  .password = accounts.text("password")};
        wanted.language = person.text_or("language", "sv");
        wanted.must_change = false;
        for (const std::string& key : person.texts("capacities"))
            wanted.capacities += (wanted.capacities.empty() ? "" : " ") + key;
        auto account = must(desk, rights::create_account(desk.database, desk.gate, wanted, desk.by));
        give_roles(desk, account, person.texts("roles"));
        By by{.account = account, .name = wanted.name, .capacity = {}, .when = desk.by.when};
        if (auto capacities = person.texts("capacities"); !capacities.empty())
            by.capacity = capacities.front();
        by.rule_version = desk.by.rule_version;
        people[person.text("key")] = by;
    }
    return people;
}

} // namespace administration
