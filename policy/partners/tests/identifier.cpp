// Identifiers: forms people write, check digits, and that a changed character is noticed where the scheme
// promises it.
#include "policy/partners/identifier.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace std::string_literals;
using partners::check;
using partners::IdentifierKind;

namespace {

std::string normal(IdentifierKind kind, std::string_view text) {
    auto checked = check(kind, text);
    return checked ? checked.normal : "refused: " + std::string{checked.reason};
}

// How many of all texts with one character changed within the alphabet are still accepted as the same kind.
int undetected(IdentifierKind kind, const std::string& good, std::string_view alphabet, std::size_t from,
               std::size_t to) {
    int accepted = 0;
    for (std::size_t at = from; at < to; ++at)
        for (char other : alphabet) {
            if (other == good[at]) continue;
            std::string changed = good;
            changed[at] = other;
            if (check(kind, changed)) ++accepted;
        }
    return accepted;
}

int undetected_swaps(IdentifierKind kind, const std::string& good) {
    int accepted = 0;
    for (std::size_t at = 0; at + 1 < good.size(); ++at) {
        std::string changed = good;
        std::swap(changed[at], changed[at + 1]);
        if (changed != good && check(kind, changed)) ++accepted;
    }
    return accepted;
}

constexpr std::string_view digits = "0123456789";
constexpr std::string_view form = "refused: partners.identifier.form";
constexpr std::string_view check_digits = "refused: partners.identifier.check_digits";

} // namespace

TEST_CASE("ROR: read as address or bare, kept as nine characters") {
    using enum IdentifierKind;
    CHECK(normal(ror, "https://ror.org/056d84691") == "056d84691");
    CHECK(normal(ror, " http://www.ror.org/056D84691/ ") == "056d84691");
    CHECK(normal(ror, "ror.org/00m8d6786?x=1") == "00m8d6786");
    CHECK(normal(ror, "00m8d6786") == "00m8d6786");
    CHECK(normal(ror, "056d84692") == check_digits);
    CHECK(normal(ror, "056i84691") == form);
    CHECK(normal(ror, "https://ror.org/056d84691)") == form);
    CHECK(normal(ror, "") == form);
}

TEST_CASE("ROR: every changed character is noticed") {
    CHECK(undetected(IdentifierKind::ror, "056d84691", "0123456789abcdefghjkmnpqrstvwxyz", 1, 7) == 0);
    CHECK(undetected(IdentifierKind::ror, "056d84691", digits, 7, 9) == 0);
    CHECK(undetected(IdentifierKind::ror, "00m8d6786", "0123456789abcdefghjkmnpqrstvwxyz", 1, 7) == 0);
    CHECK(undetected_swaps(IdentifierKind::ror, "056d84691") == 0);
}

TEST_CASE("ISNI: spaces or none, the last may be X") {
    using enum IdentifierKind;
    CHECK(normal(isni, "0000 0004 1937 0626") == "0000000419370626");
    CHECK(normal(isni, "https://isni.org/isni/0000000419370626") == "0000000419370626");
    CHECK(normal(isni, "ISNI 0000-0004-1937-0626") == "0000000419370626");
    CHECK(normal(isni, "0000 0001 2281 955x") == "000000012281955X");
    CHECK(normal(isni, "0000 0004 1937 0627") == check_digits);
    CHECK(normal(isni, "0000 0004 1937 062") == form);
    CHECK(normal(isni, "X000000419370626") == form);
    CHECK(normal(isni, "0000000000000000") == check_digits);
}

TEST_CASE("ISNI and ORCID: every changed digit and every swap of neighbours is noticed") {
    CHECK(undetected(IdentifierKind::isni, "0000000419370626", digits, 0, 16) == 0);
    CHECK(undetected(IdentifierKind::isni, "000000012281955X", digits, 0, 16) == 0);
    CHECK(undetected_swaps(IdentifierKind::isni, "0000000419370626") == 0);
    CHECK(undetected(IdentifierKind::orcid, "0000000218250097", digits, 0, 16) == 0);
    CHECK(undetected_swaps(IdentifierKind::orcid, "0000000218250097") == 0);
}

TEST_CASE("ORCID: written with hyphens, also from its address") {
    CHECK(normal(IdentifierKind::orcid, "https://orcid.org/0000-0002-1825-0097") == "0000-0002-1825-0097");
    CHECK(normal(IdentifierKind::orcid, "0000 0002 1825 0097") == "0000-0002-1825-0097");
    CHECK(normal(IdentifierKind::orcid, "0000\u20110002\u20111825\u20110097") == "0000-0002-1825-0097");
    CHECK(normal(IdentifierKind::orcid, "0000-0002-1694-233X") == "0000-0002-1694-233X");
}

TEST_CASE("LEI: twenty characters that leave 1 when divided by 97") {
    using enum IdentifierKind;
    const std::string good = "5493001KJTIIGC8Y1R12";
    CHECK(normal(lei, good) == good);
    CHECK(normal(lei, "5493 001k jtii gc8y 1r12") == good);
    CHECK(normal(lei, "https://search.gleif.org/#/record/" + good) == good);
    CHECK(normal(lei, "5493001KJTIIGC8Y1R13") == check_digits);
    CHECK(normal(lei, "5493001KJTIIGC8Y1R1") == form);
    CHECK(normal(lei, "5493001KJTIIGC8Y1RAB") == form);
    for (std::size_t at = 0; at < good.size(); ++at) {
        bool is_number = good[at] >= '0' && good[at] <= '9';
        CHECK(undetected(lei, good, is_number ? digits : "ABCDEFGHIJKLMNOPQRSTUVWXYZ", at, at + 1) == 0);
    }
}

TEST_CASE("Swedish organisation number: ten digits with Luhn, also as VAT number or with 16 before") {
    using enum IdentifierKind;
    CHECK(normal(swedish_organisation_number, "202100-2973") == "2021002973");
    CHECK(normal(swedish_organisation_number, "232100 0016") == "2321000016");
    CHECK(normal(swedish_organisation_number, "16202100-2973") == "2021002973");
    CHECK(normal(swedish_organisation_number, "SE202100297301") == "2021002973");
    CHECK(normal(swedish_organisation_number, "202100\u20132973") == "2021002973");
    CHECK(normal(swedish_organisation_number, "202100-2974") == check_digits);
    CHECK(normal(swedish_organisation_number, "202100-297") == form);
    CHECK(undetected(swedish_organisation_number, "2021002973", digits, 0, 10) == 0);
    CHECK(undetected(swedish_organisation_number, "2321000016", digits, 0, 10) == 0);
}

TEST_CASE(
    "Swedish organisation number: a personal identity number is refused, because we do not keep those") {
    // 121212-1212 is the tax agency's own example.
    CHECK(normal(IdentifierKind::swedish_organisation_number, "121212-1212") ==
          "refused: partners.identifier.personal_number");
    CHECK(normal(IdentifierKind::swedish_organisation_number, "19121212-1212") ==
          "refused: partners.identifier.personal_number");
}

TEST_CASE("Erasmus code: the country takes three places, and lost spaces are put back") {
    using enum IdentifierKind;
    CHECK(normal(erasmus, "S  STOCKHO03") == "S  STOCKHO03");
    CHECK(normal(erasmus, "S STOCKHO03") == "S  STOCKHO03");
    CHECK(normal(erasmus, "A\u00a0 BADEN01") == "A  BADEN01");
    CHECK(normal(erasmus, "A\u00a0\u00a0BADEN01") == "A  BADEN01");
    CHECK(normal(erasmus, "s  stockho03 ") == "S  STOCKHO03");
    CHECK(normal(erasmus, "SF HELSINK01") == "SF HELSINK01");
    CHECK(normal(erasmus, "SF  HELSINK01") == "SF HELSINK01");
    CHECK(normal(erasmus, "IRLDUBLIN01") == "IRLDUBLIN01");
    CHECK(normal(erasmus, "IRL DUBLIN01") == "IRLDUBLIN01");
    CHECK(normal(erasmus, "LUXLUX-VIL01") == "LUXLUX-VIL01");
    CHECK(normal(erasmus, "F  PARIS468") == "F  PARIS468");
    CHECK(normal(erasmus, "F\u00a0 PARIS 063") == "F  PARIS063");
    CHECK(normal(erasmus, "UKLONDON029") == "UKLONDON029"s.insert(2, " "));
    CHECK(normal(erasmus, "SSTOCKHO03") == "S  STOCKHO03");
}

TEST_CASE("Erasmus code: what cannot be a code, or could be two, is refused") {
    using enum IdentifierKind;
    CHECK(normal(erasmus, "DKOLN01") == "refused: partners.identifier.unclear_spaces");
    CHECK(normal(erasmus, "1000") == form);
    CHECK(normal(erasmus, "E  TOLEDO3") == form);
    CHECK(normal(erasmus, "XX BADEN01") == form);
    CHECK(normal(erasmus, "S  STOCKHO") == form);
    CHECK(normal(erasmus, "S  STOCK!O03") == form);
}

TEST_CASE("Numbers of the Commission: PIC, OID and charter") {
    using enum IdentifierKind;
    CHECK(normal(pic, "999978530") == "999978530");
    CHECK(normal(pic, "PIC: 999 978 530") == "999978530");
    CHECK(normal(pic, "99997853") == form);
    CHECK(normal(pic, "000000000") == form);
    CHECK(normal(oid, "e10208308") == "E10208308");
    CHECK(normal(oid, "10208308") == form);
    CHECK(normal(eche, "101012444") == "101012444");
    CHECK(normal(eche, "29191-LA-1-2014-1-SE-E4AKA1-ECHE") == "29191-LA-1-2014-1-SE-E4AKA1-ECHE");
    CHECK(normal(eche, "ECHE") == form);
}

TEST_CASE("SCHAC: a domain name") {
    using enum IdentifierKind;
    CHECK(normal(schac, "KI.se") == "ki.se");
    CHECK(normal(schac, "https://www.ki.se/start") == "ki.se");
    CHECK(normal(schac, "urn:schac:homeOrganization:ki.se") == "ki.se");
    CHECK(normal(schac, "xn--malm-8qa.se") == "xn--malm-8qa.se");
    for (std::string_view wrong :
         {"ki", "ki..se", "-ki.se", "ki-.se", "k i.se", "ki.s", ".se", "ki.1234", "malmö.se"})
        CHECK(normal(schac, wrong) == form);
}

TEST_CASE("Wikidata, GRID and the funder register: read from their addresses too") {
    using enum IdentifierKind;
    CHECK(normal(wikidata, "https://www.wikidata.org/wiki/Q219564") == "Q219564");
    CHECK(normal(wikidata, "q219564") == "Q219564");
    CHECK(normal(wikidata, "Q0219") == form);
    CHECK(normal(wikidata, "219564") == form);
    CHECK(normal(grid, "https://www.grid.ac/institutes/grid.4714.6") == "grid.4714.6");
    CHECK(normal(grid, "GRID.4714.6") == "grid.4714.6");
    CHECK(normal(grid, "grid.4714") == form);
    CHECK(normal(fundref, "https://doi.org/10.13039/501100004047") == "501100004047");
    CHECK(normal(fundref, "501100004047") == "501100004047");
    CHECK(normal(fundref, "5011-4047") == form);
}

TEST_CASE("A pasted text is recognised only when it can be one thing") {
    using enum IdentifierKind;
    CHECK(partners::recognised("https://ror.org/056d84691") == partners::Identifier{ror, "056d84691"});
    CHECK(partners::recognised("S  STOCKHO03") == partners::Identifier{erasmus, "S  STOCKHO03"});
    CHECK(partners::recognised("202100-2973") ==
          partners::Identifier{swedish_organisation_number, "2021002973"});
    CHECK(partners::recognised("https://orcid.org/0000-0002-1825-0097") ==
          partners::Identifier{orcid, "0000-0002-1825-0097"});
    CHECK(partners::recognised("0000 0004 1937 0626") == partners::Identifier{isni, "0000000419370626"});
    CHECK_FALSE(partners::recognised("0000-0002-1825-0097"));
    CHECK_FALSE(partners::recognised("Karolinska Institutet"));
    CHECK_FALSE(partners::recognised(""));
}

TEST_CASE("Identifiers are shown as people write them and lead to the scheme's page") {
    using enum IdentifierKind;
    CHECK(partners::shown({isni, "0000000419370626"}) == "0000 0004 1937 0626");
    CHECK(partners::shown({swedish_organisation_number, "2021002973"}) == "202100-2973");
    CHECK(partners::address_of({ror, "056d84691"}) == "https://ror.org/056d84691");
    CHECK(partners::address_of({pic, "999978530"}).empty());
}
