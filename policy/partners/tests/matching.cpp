// Matching: organisations are found in names and affiliation texts, and what is not certain is left to a
// person.
#include "policy/partners/matching.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace partners;

namespace {

struct Entry {
    std::int64_t id;
    std::string country, city;
    std::vector<NameToMatch> names;
};

// Numbers of filler organisations make common words common, as in a real register.
MatchingIndex a_register(const std::vector<Entry>& entries) {
    MatchingIndex index;
    for (const Entry& entry : entries)
        index.add({.id = entry.id, .country = entry.country}, entry.names, entry.city);
    for (int i = 0; i < 400; ++i) {
        std::string place = "Fill" + std::string(1, static_cast<char>('a' + i / 26)) +
                            std::string(1, static_cast<char>('a' + i % 26));
        std::string texts[] = {"University of " + place + "ville", place + "ton University Hospital",
                               place + "dale Institute of Technology",
                               "National Research Center of " + place + "land"};
        for (const std::string& text : texts) {
            NameToMatch name{text, NameUse::display};
            index.add({.id = 1000 + i, .country = "US"}, std::span{&name, 1}, "Springfield");
        }
    }
    index.finish();
    return index;
}

const std::vector<Entry> usual = {
    {1,
     "SE",
     "Stockholm",
     {{"Karolinska Institutet", NameUse::display},
      {"Karolinska Institute", NameUse::alias},
      {"KI", NameUse::acronym}}},
    {2, "SE", "Stockholm", {{"Karolinska University Hospital", NameUse::display}}},
    {3, "US", "Davis", {{"University of California, Davis", NameUse::display}}},
    {4,
     "US",
     "Oakland",
     {{"University of California System", NameUse::display}, {"University of California", NameUse::alias}}},
    {5,
     "DE",
     "Freiburg im Breisgau",
     {{"University of Freiburg", NameUse::display}, {"Universität Freiburg", NameUse::label}}},
    {6, "GB", "York", {{"St. Mary's College", NameUse::display}}},
    {7, "US", "Omaha", {{"St Mary's College", NameUse::display}}},
    {8, "CN", "Shanghai", {{"Shanghai Jiao Tong University", NameUse::display}}},
    {9,
     "FR",
     "Paris",
     {{"Centre National de la Recherche Scientifique", NameUse::display}, {"CNRS", NameUse::acronym}}},
    {10, "PL", "Wroclaw", {{"University of Wrocław", NameUse::display}}},
};

std::vector<std::int64_t> sure(const MatchingIndex& index, std::string_view text,
                               std::string_view country = {}) {
    Matcher matcher(index);
    std::vector<std::int64_t> ids;
    for (const Match& match : matcher.find(text, country).sure)
        ids.push_back(index.organisation(match.organisation).id);
    return ids;
}
using Ids = std::vector<std::int64_t>;

} // namespace

TEST_CASE("Matching: an organisation is found by its name, its other names and with small errors") {
    auto index = a_register(usual);
    CHECK(sure(index, "Karolinska Institutet") == Ids{1});
    CHECK(sure(index, "KAROLINSKA INSTITUTE") == Ids{1});
    CHECK(sure(index, "Karolinksa Institutet, Stockholm, Sweden") == Ids{1});
    CHECK(sure(index, "Universitaet Freiburg, Germany") == Ids{5});
    CHECK(sure(index, "Freiburg, University of", "DE") == Ids{5});
    CHECK(sure(index, "Shanghai Jiaotong Univ., Shanghai, P.R. China") == Ids{8});
}

TEST_CASE("Matching: an organisation is found within an affiliation text") {
    auto index = a_register(usual);
    CHECK(sure(index, "Department of Medicine, Solna, Karolinska Institutet, SE-171 76 Stockholm, Sweden") ==
          Ids{1});
    CHECK(sure(index, "Dept. of Physics &amp; Astronomy, University of California, Davis, CA 95616, USA") ==
          Ids{3});
    Matcher matcher(index);
    auto candidates = matcher.find("CNRS, UMR 8195, Paris, France").candidates;
    REQUIRE_FALSE(candidates.empty());
    CHECK(index.organisation(candidates[0].organisation).id == 9);
}

TEST_CASE("Matching: a text that names two organisations gives both") {
    auto index = a_register(usual);
    auto both = sure(index, "Karolinska University Hospital and Karolinska Institutet, Stockholm, Sweden");
    std::sort(both.begin(), both.end());
    CHECK(both == Ids{1, 2});
}

TEST_CASE(
    "Matching: the same name in two countries is decided by the country, and otherwise left to a person") {
    auto index = a_register(usual);
    CHECK(sure(index, "St. Mary's College, York, United Kingdom") == Ids{6});
    CHECK(sure(index, "St. Mary's College", "US") == Ids{7});
    CHECK(sure(index, "St. Mary's College").empty());
    Matcher matcher(index);
    CHECK(matcher.find("St. Mary's College").candidates.size() >= 2);
}

TEST_CASE("Matching: what is not in the register gives nothing sure") {
    auto index = a_register(usual);
    for (std::string_view text :
         {"", "Stockholm", "Department of Chemistry", "Medical University of Wrocław Foundation Hospital",
          "Technical University of Wrocław, Poland", "Karolinska Rostfria AB", ", ; ( ) 1234",
          "&#0;&bogus; <b>"}) {
        CAPTURE(text);
        CHECK(sure(index, text).empty());
    }
}

TEST_CASE("Matching: a country that contradicts the organisation's speaks against it") {
    auto index = a_register(usual);
    CHECK(sure(index, "University of Freiburg, Switzerland").empty());
    CHECK(sure(index, "University of Freiburg", "DE") == Ids{5});
}

TEST_CASE("Matching: one matcher answers many questions, each as if it were the first") {
    auto index = a_register(usual);
    Matcher matcher(index);
    for (int round = 0; round < 3; ++round) {
        CHECK(matcher.find("Karolinska Institutet").sure.size() == 1);
        CHECK(matcher.find("nothing at all").sure.empty());
    }
}

TEST_CASE("Matching: an empty register and an endless text do no harm") {
    MatchingIndex empty;
    empty.finish();
    CHECK(sure(empty, "Karolinska Institutet").empty());
    auto index = a_register(usual);
    std::string endless;
    for (int i = 0; i < 20'000; ++i) endless += "University of Freiburg, ";
    CHECK(sure(index, endless).size() <= 400);
    CHECK(sure(index, std::string(100'000, 'x')).empty());
}

TEST_CASE("Certainty: full agreement is sure; another country, a missing kind or a rival is not") {
    Evidence good{.covered = 1,
                  .weight = 1.5F,
                  .rarest = 0.9F,
                  .alone = true,
                  .shown_name = true,
                  .country = Agreement::same,
                  .city = Agreement::same};
    CHECK(certainty_of(good) > 0.9);
    auto worse = [&](auto change) {
        Evidence changed = good;
        change(changed);
        return certainty_of(changed) < certainty_of(good);
    };
    CHECK(worse([](Evidence& e) { e.country = Agreement::other; }));
    CHECK(worse([](Evidence& e) { e.lacks_kind = true; }));
    CHECK(worse([](Evidence& e) { e.other_kind = true; }));
    CHECK(worse([](Evidence& e) { e.rivals = 1; }));
    CHECK(worse([](Evidence& e) { e.covered = 0.6F; }));
    CHECK(worse([](Evidence& e) { e.extra = 1; }));
    CHECK(worse([](Evidence& e) { e.modified = true; }));
}
