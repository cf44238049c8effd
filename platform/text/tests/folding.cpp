// Folding, sorting and reading of encodings.
#include "platform/text/folding.hpp"
#include "platform/text/collation.hpp"
#include "platform/text/encoding.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

TEST_CASE("Folding leaves small base letters and single blanks") {
    CHECK(text::fold("Karolinska Institutet") == "karolinska institutet");
    CHECK(text::fold("  Åbo  Akademi–Turku, (FI) ") == "abo akademi turku fi");
    CHECK(text::fold("Łódź") == "lodz");
    CHECK(text::fold("Københavns Universitet & Straße æ œ þ ı") ==
          "kobenhavns universitet strasse ae oe th i");
    CHECK(text::fold("Universität e\u0301") == "universitat e");
    CHECK(text::fold("ﬁrst ² Ⅷ") == "first 2 viii");
    CHECK(text::fold("") == "");
    CHECK(text::fold("--") == "");
}

TEST_CASE("Folding for Swedish keeps å ä ö as letters of their own") {
    CHECK(text::fold_swedish("Åbo Ärla ÖSTEN Müller") == "åbo ärla östen muller");
    CHECK(text::fold_swedish("A\u030Abo") == "åbo");
    CHECK(text::fold("A\u030Abo") == "abo");
}

TEST_CASE("Other scripts are found in Latin letters") {
    CHECK(text::fold("東京大学") == "dong jing da xue");
    CHECK(text::fold("Московский университет").starts_with("moskovski"));
    CHECK(text::fold("Πανεπιστήμιο Αθηνών").starts_with("panepistemio"));
    CHECK(text::fold("Московская область").find(' ') == text::fold("Московская область").rfind(' '));
    for (char c : text::fold("서울대학교 جامعة القاهرة תל אביב")) CHECK(static_cast<unsigned char>(c) < 0x80);
}

TEST_CASE("Bytes that are not UTF-8 do not stop folding or sorting") {
    CHECK(text::fold("a\xFF"
                     "b") == "a b");
    CHECK_FALSE(text::sort_key("\xFF\xFE").empty());
}

TEST_CASE("Names stand in Swedish order, with å ä ö last") {
    std::vector<std::string> names = {"Östen", "Zorn", "adam", "Ärla", "Åke", "Vide", "Wik", "Adam", "Émile"};
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return text::sort_key(a) < text::sort_key(b); });
    CHECK(names ==
          std::vector<std::string>{"adam", "Adam", "Émile", "Vide", "Wik", "Zorn", "Åke", "Ärla", "Östen"});
    CHECK(text::sort_key("") < text::sort_key("a"));
    CHECK(text::sort_key(std::string(5000, 'x')) < text::sort_key(std::string(5001, 'x')));
}

TEST_CASE("Encodings are told apart") {
    CHECK(text::to_utf8("Åsa").encoding == "UTF-8");
    CHECK(text::to_utf8("\xEF\xBB\xBFÅsa").text == "Åsa");
    CHECK(text::to_utf8(std::string_view("\xFF\xFE\xC5\0s\0a\0", 8)).text == "Åsa");
    CHECK(text::to_utf8(std::string_view("\0A\0s\0a", 6)).text == "Asa");
    auto swedish = text::to_utf8(
        "Avtal om samarbete med G\xF6teborgs universitet och Ume\xE5 universitet f\xF6r \xE4mnet");
    CHECK(swedish.text.find("Göteborgs universitet och Umeå") != std::string::npos);
    auto polish = text::to_utf8("Umowa o wsp\xF3\xB3pracy mi\xEA"
                                "dzy Politechnik\xB9 Wroc\xB3"
                                "awsk\xB9 a uczelni\xB9 w \xA3odzi, "
                                "podpisana przez rektora na okres pi\xEA\xE6 lat z mo\xBFliwo\x9C"
                                "ci\xB9 przed\xB3u\xBF"
                                "enia");
    CHECK(polish.text.find("Wrocławsk") != std::string::npos);
    CHECK(text::to_utf8("").text == "");
}

TEST_CASE("A chosen encoding is obeyed, and a nonsense one does not lose the text") {
    CHECK(text::to_utf8("\xE5", "windows-1252") == "å");
    CHECK(text::to_utf8("\xE5", "no-such-thing") == "å");
    CHECK(text::to_utf8("a\xFF", "UTF-8") == "a\uFFFD");
}

TEST_CASE("A text is shortened between letters, never within one") {
    CHECK(text::shortened("abc", 5) == "abc");
    CHECK(text::shortened("Linköping", 5) == "Link");
    CHECK(text::shortened("Linköping", 6) == "Linkö");
    CHECK(text::shortened("日本", 2).empty());
}
