// The Erasmus charter list: the same organisations from CSV and workbook, with what each of the two has lost.
#include "policy/partners/charter_list.hpp"

#include "testing/source_folder.hpp"
#include <doctest/doctest.h>
#include <testing/source_folder.hpp>

#include <algorithm>
#include <filesystem>

using namespace partners;

namespace {

struct Read {
    std::vector<IncomingOrganisation> organisations;
    std::vector<IncomingProblem> problems;
    bool readable = false;
};

Read read(const tables::Origin& origin) {
    Read result;
    auto done = read_charter_list(
        origin,
        {[&](IncomingOrganisation&& one, std::int64_t) { result.organisations.push_back(std::move(one)); },
         [&](const IncomingProblem& problem) { result.problems.push_back(problem); }});
    result.readable = static_cast<bool>(done);
    return result;
}

constexpr std::string_view head =
    ";;;;;;;;;;;\r\nProposal number;Erasmus Code;Pic;OID;Legal Name;Street;Post Cd;City;"
    "Country Cd;Website Url;Erasmus Eche Start;Erasmus Eche End\r\n";

const IncomingOrganisation* holder_of(const Read& list, std::string_view erasmus_code) {
    auto found = std::find_if(list.organisations.begin(), list.organisations.end(), [&](const auto& one) {
        return std::any_of(one.identifiers.begin(), one.identifiers.end(),
                           [&](const auto& id) { return id.value == erasmus_code; });
    });
    return found == list.organisations.end() ? nullptr : &*found;
}

std::filesystem::path data(const char* name) {
    return std::filesystem::path{ENTENTE_SOURCE_DIR} / "data/erasmus_eche" / name;
}

} // namespace

TEST_CASE("Charter list: codes with no-break spaces, Greece as EL, web addresses in any shape") {
    std::string file{head};
    file += "101012444;A\xA0 BADEN01;948821603;E10054064;PAEDAGOGISCHE HOCHSCHULE "
            "NIEDER\xD6STERREICH;M\xFChlgasse 67;2500;"
            "Baden;AT;www.ph-noe.ac.at;1/1/2021;12/31/2029\r\n"
            "101012445;G  ATHINE01;999643007;E10209012;ETHNIKO;;;Athina;EL;http://www.uoa.gr "
            ";1/1/2021;12/31/2029\r\n";
    auto list = read(std::string_view{file});
    REQUIRE(list.readable);
    REQUIRE(list.organisations.size() == 2);
    CHECK(list.problems.empty());
    const auto& baden = list.organisations[0];
    CHECK(baden.name() == "PAEDAGOGISCHE HOCHSCHULE NIEDERÖSTERREICH");
    CHECK(baden.key == "E10054064");
    CHECK(baden.identifiers == std::vector<Identifier>{{IdentifierKind::oid, "E10054064"},
                                                       {IdentifierKind::pic, "948821603"},
                                                       {IdentifierKind::erasmus, "A  BADEN01"},
                                                       {IdentifierKind::eche, "101012444"}});
    CHECK(baden.domains == std::vector<std::string>{"ph-noe.ac.at"});
    CHECK(list.organisations[1].country() == "GR");
}

TEST_CASE("Charter list: rows without a name are refused, bad codes and lost letters are told, and the rest "
          "is taken") {
    std::string file{head};
    file += "101;S  LUND01;999901318;E10209383;;;;Lund;SE;www.lu.se;;\r\n"
            "101012444;1000;999901318;E10209383;UNIWERSYTET ???DZKI;;;Lodz;ZZ;;;\r\n";
    auto list = read(std::string_view{file});
    REQUIRE(list.organisations.size() == 1);
    std::vector<std::string_view> reasons;
    for (const auto& problem : list.problems) reasons.push_back(problem.reason);
    CHECK(reasons == std::vector<std::string_view>{"partners.incoming.no_name", "partners.identifier.form",
                                                   "partners.incoming.lost_letters",
                                                   "partners.incoming.unknown_country"});
    CHECK(list.problems[0].line == 3);
}

TEST_CASE("Charter list: another file is told to be another file") {
    CHECK_FALSE(read(std::string_view{"name;country\nKI;SE\n"}).readable);
}

TEST_CASE("Charter list: the real CSV and the real workbook give the same holders") {
    auto csv = read(data("destinations.csv")), workbook = read(data("destinations.xlsx"));
    REQUIRE(csv.readable);
    REQUIRE(workbook.readable);
    CHECK(csv.organisations.size() > 5900);
    CHECK(csv.organisations.size() == workbook.organisations.size());
    const auto* institute = holder_of(csv, "S  STOCKHO03");
    REQUIRE(institute != nullptr);
    CHECK(institute->country() == "SE");
    CHECK(holder_of(workbook, "S  STOCKHO03") != nullptr);
    auto lost = [](const Read& list) {
        return std::count_if(list.problems.begin(), list.problems.end(), [](const auto& problem) {
            return problem.reason == "partners.incoming.lost_letters";
        });
    };
    CHECK(lost(workbook) < lost(csv));
    auto refused = [](const auto& problem) { return problem.severity == Severity::refused; };
    CHECK(std::count_if(csv.problems.begin(), csv.problems.end(), refused) < 10);
}
