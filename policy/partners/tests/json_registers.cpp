// Registers in JSON: both schemas of ROR, broken lines, pieces of any size, the list of university domains.
#include "policy/partners/ror.hpp"
#include "policy/partners/university_domains.hpp"

#include <doctest/doctest.h>

using namespace partners;

namespace {

struct Read {
    std::vector<IncomingOrganisation> organisations;
    std::vector<std::int64_t> lines;
    std::vector<IncomingProblem> problems;
};

template <class Reading> Read read(std::string_view content, std::size_t piece = 1 << 20) {
    Read result;
    Reading reading({[&](IncomingOrganisation&& organisation, std::int64_t line) {
                         result.organisations.push_back(std::move(organisation));
                         result.lines.push_back(line);
                     },
                     [&](const IncomingProblem& problem) { result.problems.push_back(problem); }});
    for (std::size_t at = 0; at < content.size(); at += piece) reading.take(content.substr(at, piece));
    reading.finish();
    return result;
}

constexpr std::string_view second =
    R"json({"admin":{"last_modified":{"date":"2026-02-24"}},"domains":["ki.se"],"established":1810,"external_ids":[{"all":["0000 0004 1937 0626"],"preferred":null,"type":"isni"},{"all":["501100004047","501100000000"],"preferred":"501100000000","type":"fundref"}],"id":"https://ror.org/056d84691","links":[{"type":"website","value":"https://ki.se"},{"type":"wikipedia","value":"https://en.wikipedia.org/wiki/KI"}],"locations":[{"geonames_details":{"country_code":"SE","country_subdivision_name":"Stockholm","lat":59.33,"lng":18.07,"name":"Stockholm"},"geonames_id":2673730}],"names":[{"lang":null,"types":["acronym"],"value":"KI"},{"lang":"sv","types":["label","ror_display"],"value":"Karolinska Institutet"},{"lang":"en","types":["alias"],"value":"Karolinska Institute"}],"relationships":[{"label":"Karolinska University Hospital","type":"related","id":"https://ror.org/00m8d6786"}],"status":"active","types":["education","funder"]})json";

constexpr std::string_view first =
    R"json({"id":"https://ror.org/000050t83","name":"Electronic Navigation Research Institute","established":1961,"types":["Facility"],"relationships":[{"label":"Huawei","type":"Parent","id":"https://ror.org/00cmhce21"}],"addresses":[{"lat":35.6895,"lng":139.69171,"city":"Tokyo","geonames_city":{"id":1850147,"geonames_admin1":{"name":"Tokyo"}}}],"links":["https://www.enri.go.jp"],"aliases":["Denshi"],"acronyms":["ENRI"],"status":"active","wikipedia_url":"","labels":[{"label":"電子航法研究所","iso639":"ja"}],"country":{"country_name":"Japan","country_code":"JP"},"external_ids":{"ISNI":{"preferred":null,"all":["0000 0004 1758 6597"]},"OrgRef":{"preferred":null,"all":["12"]},"GRID":{"preferred":"grid.471421.5","all":"grid.471421.5"}}})json";

} // namespace

TEST_CASE("ROR schema 2: names by use, identifiers in normal form, place, relations") {
    auto got = read<RorReading>(second);
    REQUIRE(got.organisations.size() == 1);
    CHECK(got.problems.empty());
    const auto& ki = got.organisations[0];
    CHECK(ki.key == "056d84691");
    CHECK(ki.names == std::vector<IncomingName>{{"Karolinska Institutet", "sv", NameUse::display},
                                                {"Karolinska Institute", "en", NameUse::alias},
                                                {"KI", "", NameUse::acronym}});
    CHECK(ki.identifiers == std::vector<Identifier>{{IdentifierKind::ror, "056d84691"},
                                                    {IdentifierKind::isni, "0000000419370626"},
                                                    {IdentifierKind::fundref, "501100000000"},
                                                    {IdentifierKind::fundref, "501100004047"}});
    CHECK(ki.places == std::vector<IncomingPlace>{{2673730, "SE", "Stockholm", "Stockholm", 59.33, 18.07}});
    CHECK(ki.types == std::vector{RegisterType::education, RegisterType::funder});
    CHECK(ki.relations == std::vector<IncomingRelation>{
                              {RegisterRelation::related, "00m8d6786", "Karolinska University Hospital"}});
    CHECK(ki.website == "https://ki.se");
    CHECK(ki.established == 1810);
    CHECK(ki.changed_on == "2026-02-24");
}

TEST_CASE("ROR schema 1 gives the same shape") {
    auto got = read<RorReading>(first);
    REQUIRE(got.organisations.size() == 1);
    CHECK(got.problems.empty());
    const auto& institute = got.organisations[0];
    CHECK(institute.names ==
          std::vector<IncomingName>{{"Electronic Navigation Research Institute", "", NameUse::display},
                                    {"電子航法研究所", "ja", NameUse::label},
                                    {"Denshi", "", NameUse::alias},
                                    {"ENRI", "", NameUse::acronym}});
    CHECK(institute.identifiers == std::vector<Identifier>{{IdentifierKind::ror, "000050t83"},
                                                           {IdentifierKind::isni, "0000000417586597"},
                                                           {IdentifierKind::grid, "grid.471421.5"}});
    CHECK(institute.places ==
          std::vector<IncomingPlace>{{1850147, "JP", "Tokyo", "Tokyo", 35.6895, 139.69171}});
    CHECK(institute.relations ==
          std::vector<IncomingRelation>{{RegisterRelation::parent, "00cmhce21", "Huawei"}});
}

TEST_CASE("A broken line is told with its number and the next is read") {
    std::string content = std::string{second} +
                          "\n{\"id\": oops}\n\n{\"id\":\"https://ror.org/056d84692\"}\r\n" +
                          std::string{first} + "\n";
    auto got = read<RorReading>(content);
    CHECK(got.lines == std::vector<std::int64_t>{1, 5});
    REQUIRE(got.problems.size() == 2);
    CHECK(got.problems[0].line == 2);
    CHECK(got.problems[0].reason == "partners.incoming.not_json");
    CHECK(got.problems[1].line == 4);
    CHECK(got.problems[1].reason == "partners.incoming.no_id");
}

TEST_CASE("A wrong identifier or an unknown type is a warning, and the organisation is taken without it") {
    std::string content{second};
    content.replace(content.find("0626"), 4, "0627");
    content.replace(content.find("\"education\""), 11, "\"monastery\"");
    auto got = read<RorReading>(content);
    REQUIRE(got.organisations.size() == 1);
    CHECK(got.organisations[0].types == std::vector{RegisterType::funder});
    REQUIRE(got.problems.size() == 2);
    CHECK(got.problems[0].reason == "partners.incoming.unknown_type");
    CHECK(got.problems[1].reason == "partners.identifier.check_digits");
    CHECK(got.problems[1].value == "0000 0004 1937 0627");
    CHECK(got.problems[1].severity == Severity::warning);
}

TEST_CASE("Lines and lists read the same in pieces of any size") {
    std::string lines = "\xEF\xBB\xBF" + std::string{second} + "\n" + std::string{first};
    std::string list = "\n[\n  " + std::string{second} + ",\n" + std::string{first} + "\n]\n";
    auto whole = read<RorReading>(lines);
    REQUIRE(whole.organisations.size() == 2);
    for (std::size_t piece : {1U, 7U, 64U, 1000U}) {
        CAPTURE(piece);
        CHECK(read<RorReading>(std::string_view{lines}.substr(3), piece).organisations ==
              whole.organisations);
        auto listed = read<RorReading>(list, piece);
        CHECK(listed.organisations == whole.organisations);
        CHECK(listed.lines == std::vector<std::int64_t>{3, 4});
        CHECK(listed.problems.empty());
    }
}

TEST_CASE("University domains: the first domain is the key; without name or domain it is refused") {
    auto got = read<UniversityDomainsReading>(R"json([
  {"web_pages": ["https://ki.se/"], "name": "Karolinska Institutet", "country": "Sweden", "domains": ["ki.se", "stud.ki.se"],
   "alpha_two_code": "SE", "state-province": null},
  {"name": " ", "domains": ["x.se"], "alpha_two_code": "SE"},
  {"name": "Nowhere", "domains": ["no domain"], "alpha_two_code": "SE"}
])json");
    REQUIRE(got.organisations.size() == 1);
    CHECK(got.organisations[0].key == "ki.se");
    CHECK(got.organisations[0].domains == std::vector<std::string>{"ki.se", "stud.ki.se"});
    CHECK(got.organisations[0].country() == "SE");
    REQUIRE(got.problems.size() == 3);
    CHECK(got.problems[0].line == 4);
    CHECK(got.problems[2].reason == "partners.incoming.no_id");
}

TEST_CASE("A record with hardly anything in it is still read") {
    auto got =
        read<RorReading>(R"({"id":"https://ror.org/056d84691","status":"active","names":[{"value":"KI"}]})");
    REQUIRE(got.organisations.size() == 1);
    CHECK(got.organisations[0].names == std::vector<IncomingName>{{"KI", "", NameUse::display}});
    CHECK(got.organisations[0].country().empty());
}
