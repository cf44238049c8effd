// A name is what it looks like, by whatever way it comes: letters that turn it around are refused by page and
// API, and left out of registers that are read.
#include "policy/partners/tests/an_api.hpp"

#include "policy/partners/ror.hpp"

namespace {

constexpr std::string_view turning[] = {"\u202e", "\u202a", "\u2066", "\u2069"};

std::vector<std::string> names_read(const std::string& record) {
    std::vector<std::string> names;
    partners::RorReading reading({[&](partners::IncomingOrganisation&& read, std::int64_t) {
                                      for (const auto& name : read.names) names.push_back(name.text);
                                  },
                                  [](const partners::IncomingProblem&) {}});
    reading.take(record);
    reading.finish();
    return names;
}

} // namespace

TEST_CASE(
    "A name that reads otherwise than it is, as letters or as an escape of JSON, is refused by the API") {
    testing::Api api;
    for (std::string name : {"evil\u202egpj", R"(evil\u202egpj)", R"(evil\u2067gpj)"}) {
        auto refused =
            api.post("/organisations", R"({"name":")" + name + R"(","kind":"company","country":"SE"})");
        CHECK(refused.status == 422);
        CHECK(refused.contains("\"key\":\"web.field.not_text\""));
    }
    auto path = api.organisation("Lunds universitet");
    auto city = api.patch(path, R"({"city":"Lund\u202e"})", "1");
    CHECK(city.status == 422);
    CHECK(city.contains("\"field\":\"city\""));
    CHECK(api.number("select count(*) from organisations where version > 1") == 0);
}

TEST_CASE("A name that reads otherwise than it is, or that nobody can see, is refused by the page") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto sent = [&](std::string name) {
        return app.post("/organisations/new", {{"name", name}, {"kind", "company"}, {"country", "SE"}});
    };
    for (std::string_view letter : turning) CHECK(sent("evil" + std::string{letter} + "gpj").status == 422);
    CHECK(sent("\u3164\u2062").status == 422);
    auto reader = app.database().read();
    CHECK(reader.one<int>("select count(*) from organisations where name like 'evil%'") == 0);
}

TEST_CASE("Tag letters, which say unseen what nobody reads, are left out by page, API and registers") {
    const std::string hidden = "Lunds\U000E0041\U000E0062 universitet\U000E007F";
    testing::Api api;
    auto path = api.organisation(hidden);
    CHECK(api.get(path).contains(R"("name":"Lunds universitet")"));
    CHECK(api.patch(path, R"({"name":"Lunds\udb40\udc41","city":"\udb40\udc41"})", "1").status == 200);
    CHECK(api.get(path).contains(R"("name":"Lunds")"));
    CHECK(api.get(path).contains(R"("city":"")"));
    std::string record =
        R"({"id":"https://ror.org/056d84691","status":"active","names":[{"value":")" + hidden + R"("}]})";
    CHECK(names_read(record) == std::vector<std::string>{"Lunds universitet"});
}

TEST_CASE("Letters that turn a name around are left out of what a register says") {
    std::string record =
        R"({"id":"https://ror.org/056d84691","status":"active","names":[{"value":"evil\u202egpj"}]})";
    CHECK(names_read(record) == std::vector<std::string>{"evilgpj"});
}
