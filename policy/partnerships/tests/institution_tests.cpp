// The seam between program and institution: another institution's data, and nothing of the first one is left.
#include "platform/testing/test_database.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/collaborations.hpp"
#include "policy/partnerships/idea.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>

#include <algorithm>

namespace {

const By somebody{{1}, "Somebody (example)", "nordby", *Time::parse("2026-11-20T09:00:00Z")};

settings::Settings data_of(const std::string& institution) {
    return settings::Settings::read(std::string{ENTENTE_SOURCE_DIR} + "/institutions/" + institution);
}

std::vector<std::string> keys_of(const std::vector<partnerships::Named>& named) {
    std::vector<std::string> keys;
    for (const auto& one : named) keys.push_back(one.key);
    return keys;
}

partnerships::NewCase an_idea() {
    partnerships::NewCase given;
    given.partnership.title = "A school of glass";
    given.partnership.purpose = "What neither can do alone";
    given.partnership.host = "nordby";
    given.partnership.proposer_account_id = somebody.account;
    given.parties.push_back({.id = {}, .organisation_id = {}, .name_as_written = "Sunfjord"});
    return given;
}

} // namespace

TEST_CASE("Another institution's test, areas, forms and hosts are its own") {
    auto ki = data_of("ki"), example = data_of("example");
    auto items = definition::characteristics(example);
    CHECK(items.size() == 4);
    CHECK(items.front().key == "reach");
    CHECK(definition::characteristics(ki).size() == 7);
    CHECK(keys_of(partnerships::areas(example)) == std::vector<std::string>{"teaching", "art"});
    CHECK(keys_of(partnerships::areas(example)) != keys_of(partnerships::areas(ki)));
    CHECK(keys_of(partnerships::hosts(example)) ==
          std::vector<std::string>{"nordby"}); // one owner: no "both"
}

TEST_CASE("Periods, addresses and the wording of receipts come from the institution's data") {
    testing::TestDatabase database;
    auto example = data_of("example");
    auto registered = partnerships::register_case(database, an_idea(), example, somebody);
    REQUIRE(registered);
    CHECK(registered->answer_by == Date::of(2026, 12, 4)); // ten working days, not fifteen
    auto reader = database->read();
    auto messages = partnerships::messages_of(reader, registered->id);
    REQUIRE(messages.size() == 1);
    CHECK(messages[0].author == "Nordby universitet (exempel)");
    CHECK(partnerships::address_in_mails(example) == "https://partnerships.example.org");
}

TEST_CASE("A collaboration of another institution asks that institution's office") {
    testing::TestDatabase database;
    auto example = data_of("example");
    partnerships::Collaboration c;
    c.title = "Glass";
    c.partner = "Sunfjord";
    c.department = "Faculty of Art";
    c.form = "faculty_agreement";
    auto id = partnerships::keep_collaboration(database, c, example, somebody);
    REQUIRE(id);
    auto reader = database->read();
    CHECK(partnerships::find_collaboration(reader, *id)->helper == "office");
    CHECK(partnerships::unit_email(example, "office") == "partnership-office@example.org");
}

TEST_CASE("What comes in from outside another institution is that institution's, not somebody else's") {
    CHECK(partnerships::Partnership{}.host.empty());
    http::Request request;
    request.form = {{"title", "Glass"}, {"purpose", "What neither can do"}, {"partner1", "Sunfjord"}};
    web::Form form{request};
    CHECK(
        partnerships::read_idea(form, partnerships::Origin::external, data_of("example")).partnership.host ==
        "nordby");
}
