// The description of the API: drawn from the routes, and answers held against it.
#include "platform/api/openapi.hpp"
#include "platform/api/shapes.hpp"

#include <boost/json.hpp>
#include <doctest/doctest.h>

namespace {

namespace json = boost::json;

constexpr rights::Permission some{"some"};
http::Response nothing(web::Call&, const web::PathParts&) { return {}; }

constexpr web::Answered thing{
    "Thing", "id:integer name note? born?:date kinds:list parts:objects parts.id:integer parts.name?"};
constexpr web::Answered other_thing{"Thing", "id:integer"};

constexpr web::Route routes[] = {
    {web::get, "/things", some, nothing},
    {web::get, "/api/v1/things", some, nothing, "All things, of ?kind= and ?born=", web::rows_of(thing)},
    {web::post, "/api/v1/things", some, nothing, "A new thing {name! born:date}", thing},
    {web::put, "/api/v1/things/{}/names/{}", some, nothing, "A name {}", thing},
    {web::get, "/api/v1/things/{}/file", some, nothing, "Its file", web::a_file},
};

constexpr std::string_view good =
    R"({"id":1,"name":"Bench","note":null,"kinds":["seat"],"parts":[{"id":2,"name":null}]})";

std::vector<std::string> notes(std::string_view body) { return api::not_as_said(thing, body); }

} // namespace

TEST_CASE("The API's description names every route under /api/ with its parts") {
    CHECK(api::named_path(routes[3].path) == "/api/v1/things/{id}/names/{names}");
    auto text = api::openapi(web::Router{{routes}});
    CHECK(text.find(R"("/api/v1/things":{"get":{"operationId":"get_things","summary":"All things)") !=
          text.npos);
    CHECK(text.find(R"("put":{"operationId":"put_things_id_names_names")") != text.npos);
    CHECK(text.find("\"/things\"") == text.npos);
}

TEST_CASE("The API's description says what is answered, and which parameters an address may have") {
    auto description = json::parse(api::openapi(web::Router{{routes}}));
    auto schema = [&](std::string_view method) {
        return description.at_pointer("/paths/~1api~1v1~1things/" + std::string{method} +
                                      "/responses/2XX/content/application~1json/schema");
    };
    CHECK(schema("post").at("$ref").as_string() == "#/components/schemas/Thing");
    CHECK(schema("get").at_pointer("/properties/items/items/$ref").as_string() ==
          "#/components/schemas/Thing");
    auto drawn = description.at_pointer("/components/schemas/Thing");
    CHECK(drawn.at_pointer("/properties/parts/items/properties/id/type").as_string() == "integer");
    CHECK(drawn.at_pointer("/properties/born/format").as_string() == "date");
    CHECK(drawn.at("required") == json::value{"id", "name", "kinds", "parts"});
    std::string names;
    for (const auto& one : description.at_pointer("/paths/~1api~1v1~1things/get/parameters").as_array())
        names.append(one.at("name").as_string()).append(" ");
    CHECK(names == "kind born cursor limit ");
    auto file = description.at_pointer("/paths/~1api~1v1~1things~1{id}~1file/get/responses/2XX/content");
    CHECK(file.as_object().contains("application/octet-stream"));
}

TEST_CASE("An answer is as described, or it is said what is otherwise") {
    CHECK(notes(good).empty());
    auto without = std::string{good};
    CHECK(notes(without.replace(without.find("\"name\":\"Bench\","), 15, "")) ==
          std::vector<std::string>{".name is missing"});
    CHECK(notes(R"({"id":"1","name":"Bench","kinds":[],"parts":[]})") ==
          std::vector<std::string>{".id is not of type integer"});
    CHECK(notes(R"({"id":1,"name":"Bench","kinds":[],"parts":[{"id":2,"colour":"red"}]})") ==
          std::vector<std::string>{".parts.colour is not described"});
    CHECK(notes("[]") == std::vector<std::string>{" is no object"});
    CHECK_FALSE(api::not_as_said(web::rows_of(thing), good).empty());
    auto page = R"({"items":[)" + std::string{good} + R"(],"next":null,"total":1})";
    CHECK(api::not_as_said(web::rows_of(thing), page).empty());
}

TEST_CASE("A date that is none, a list of other things and a page without its numbers are not as described") {
    CHECK(notes(R"({"id":1,"name":"Bench","born":"soon","kinds":[],"parts":[]})") ==
          std::vector<std::string>{".born is not of type date"});
    CHECK(notes(R"({"id":1,"name":"Bench","kinds":[7],"parts":[]})") ==
          std::vector<std::string>{".kinds is not of type list"});
    for (auto page : {R"({"items":[],"next":7,"total":0})", R"({"items":[],"next":null,"total":"0"})"})
        CHECK_FALSE(api::not_as_said(web::rows_of(thing), page).empty());
}

TEST_CASE("Two answers of one name that say different things are a fault of the program") {
    static constexpr web::Route twice[] = {
        {web::get, "/api/v1/a", some, nothing, "A", thing},
        {web::get, "/api/v1/b", some, nothing, "B", other_thing},
    };
    CHECK_THROWS_AS(api::openapi(web::Router{{twice}}), std::logic_error);
}
