// Cuts names into words. Spellings come from data/word_variants.tsv, which is built into the program.
#include "policy/partners/name_words.hpp"

#include "platform/basics/ascii.hpp"
#include "platform/text/folding.hpp"
#include "platform/text/invisible.hpp"
#include "policy/partners/data/word_variants_tsv.hpp"

#include <algorithm>
#include <iterator>
#include <unordered_map>
#include <utility>

namespace partners {
namespace {

using Variants = std::unordered_map<std::string_view, std::string_view>;

Variants read_variants() {
    Variants variants;
    std::string_view rest = word_variants_tsv();
    while (!rest.empty()) {
        auto line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        auto tab = line.find('\t');
        if (line.starts_with('#') || tab == std::string_view::npos) continue;
        for (auto words = line.substr(tab + 1); !words.empty();) {
            auto word = words.substr(0, words.find(' '));
            words.remove_prefix(std::min(word.size() + 1, words.size()));
            variants.emplace(word, line.substr(0, tab));
        }
    }
    return variants;
}

// Part of the program like a constexpr table.
std::string_view in_one_spelling(std::string_view word) {
    static const Variants variants = read_variants();
    auto found = variants.find(word);
    return found == variants.end() ? word : found->second;
}

template <std::size_t size> bool among(const std::string_view (&sorted)[size], std::string_view word) {
    return std::binary_search(std::begin(sorted), std::end(sorted), word);
}

constexpr std::string_view little_words[] = {
    "a",     "al",  "am",  "an",   "and",   "at",    "aus",   "av",  "by",   "d",    "da",  "das", "de",
    "degli", "dei", "del", "dell", "della", "delle", "dello", "den", "der",  "des",  "det", "di",  "die",
    "do",    "dos", "du",  "e",    "el",    "en",    "et",    "for", "from", "fuer", "fur", "i",   "im",
    "in",    "its", "l",   "la",   "las",   "le",    "les",   "los", "na",   "nel",  "o",   "och", "of",
    "og",    "on",  "os",  "par",  "per",   "pour",  "s",     "sur", "the",  "till", "to",  "u",   "um",
    "und",   "van", "ve",  "vid",  "voor",  "w",     "with",  "y",   "za",   "zu",   "zum", "zur"};

constexpr std::string_view unit_words[] = {
    "academy",    "building", "campus",    "center",   "chair",     "clinic",    "college",   "department",
    "director",   "division", "faculty",   "graduate", "group",     "hospital",  "institute", "key",
    "laboratory", "office",   "professor", "program",  "programme", "school",    "section",   "service",
    "specialty",  "state",    "student",   "studies",  "unit",      "university"};

constexpr std::string_view legal_forms[] = {
    "ab",           "ag",  "as",      "bv",   "co",  "company", "corporation", "gmbh",
    "incorporated", "kg",  "limited", "llc",  "llp", "nv",      "oy",          "plc",
    "pty",          "pvt", "sa",      "sarl", "sas", "se",      "spa",         "srl"};

using ascii::is_capital, ascii::is_digit, ascii::is_small;
bool is_letter_of_word(char c) {
    return is_small(c) || is_capital(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80;
}

constexpr std::string_view distinctions[] = {
    "agricultural", "applied",        "arts",     "autonomous",   "business",   "catholic",   "central",
    "christian",    "dental",         "east",     "eastern",      "economics",  "education",  "electronic",
    "federal",      "forestry",       "free",     "health",       "imperial",   "industrial", "international",
    "islamic",      "maritime",       "medical",  "metropolitan", "mining",     "music",      "national",
    "new",          "normal",         "north",    "northern",     "nursing",    "old",        "open",
    "pedagogical",  "pharmaceutical", "pharmacy", "polytechnic",  "pontifical", "royal",      "science",
    "south",        "southern",       "sport",    "state",        "technical",  "technology", "veterinary",
    "west",         "western",        "women"};

constexpr std::string_view kinds[] = {"academy",  "association", "clinic", "college", "foundation",
                                      "hospital", "institute",   "school", "society", "university"};

constexpr std::string_view streets[] = {
    "allee", "av",      "ave",    "avenue",  "bd",     "blvd",   "boulevard", "building", "calle", "drive",
    "gatan", "highway", "laan",   "lane",    "piazza", "platz",  "promenade", "rd",       "road",  "rua",
    "rue",   "str",     "straat", "strasse", "street", "ulitsa", "vagen",     "via",      "way",   "weg"};

constexpr std::string_view parts[] = {"branch",    "department", "division", "faculty", "office", "program",
                                      "programme", "school",     "section",  "service", "unit"};

// Signs outside ASCII as the ASCII sign that does the same; all other bytes from 0x80 on belong to letters.
std::string with_plain_signs(std::string_view text) {
    constexpr std::pair<std::string_view, char> signs[] = {
        {"\u2018", '\''}, {"\u2019", '\''}, {"\u02bc", '\''}, {"\u00b4", '\''}, {"\u2010", '-'},
        {"\u2011", '-'},  {"\u2012", '-'},  {"\u2013", '-'},  {"\u2014", '-'},  {"\u2212", '-'},
        {"\u00b7", ' '},  {"\u2022", ';'},  {"\u00ab", '"'},  {"\u00bb", '"'},  {"\u201c", '"'},
        {"\u201d", '"'},  {"\u201e", '"'},  {"\u201a", ','},  {"\u3001", ','},  {"\u3002", '.'},
        {"\uff0c", ','},  {"\u2026", ' '},  {"\u00a7", ' '},  {"\u2020", ' '},  {"\u2021", ' '},
        {"\u00b6", ' '},  {"\u00b0", ' '}};
    std::string result;
    result.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        if (static_cast<unsigned char>(text[at]) < 0x80) {
            result += text[at] == '`' ? '\'' : text[at];
            ++at;
            continue;
        }
        auto [bytes, sight] = text::letter_at(text.substr(at));
        auto letter = text.substr(at, bytes);
        at += bytes;
        if (sight != text::Sight::seen && sight != text::Sight::blank) continue; // a word stays one word
        auto sign = std::find_if(std::begin(signs), std::end(signs),
                                 [&](const auto& s) { return s.first == letter; });
        if (sight == text::Sight::blank)
            result += ' ';
        else if (sign != std::end(signs))
            result += sign->second;
        else
            result += letter;
    }
    return result;
}

class Cutting {
public:
    explicit Cutting(std::string_view text) : text_(with_plain_signs(text)) {}

    std::vector<NameWord> cut() {
        while (at_ < text_.size()) {
            if (is_letter_of_word(text_[at_]))
                take_word();
            else
                pass_sign();
        }
        forget_capitals_of_shouting();
        return std::move(words_);
    }

private:
    char ahead(std::size_t steps) const { return at_ + steps < text_.size() ? text_[at_ + steps] : ' '; }

    void pass_sign() {
        char c = text_[at_];
        bool two_spaces = c == ' ' && ahead(1) == ' ';
        bool wide_dash = c == '-' && at_ > 0 && text_[at_ - 1] == ' ';
        if (two_spaces || wide_dash || std::string_view{",;:()[]|/\n\t"}.find(c) != std::string_view::npos)
            ++segment_;
        ++at_;
    }

    // "xi'an" is one word, "l'universita" and "dell'universita" are two, "u.s.a." is one.
    void take_word() {
        std::size_t start = at_;
        std::string word;
        bool only_initials = true;
        while (at_ < text_.size()) {
            if (is_letter_of_word(text_[at_])) {
                if (glued(start)) break;
                word += text_[at_++];
                continue;
            }
            bool goes_on = is_letter_of_word(ahead(1));
            if (text_[at_] == '\'' && goes_on && !is_article(word)) {
                ++at_;
                continue;
            }
            only_initials = only_initials && (at_ - start == 1 || (at_ >= 2 && text_[at_ - 2] == '.'));
            if (text_[at_] != '.' || !only_initials || !goes_on || is_letter_of_word(ahead(2))) break;
            ++at_;
        }
        add(word);
    }

    // Words that lost the space between them: "LausanneLausanne", "1University", "1015Switzerland".
    bool glued(std::size_t start) const {
        if (at_ == start) return false;
        char before = text_[at_ - 1], here = text_[at_];
        bool letters_follow = !is_digit(here) && is_letter_of_word(ahead(1)) && !is_digit(ahead(1)) &&
                              is_letter_of_word(ahead(2));
        if (!letters_follow)
            return is_digit(here) && is_digit(ahead(1)) && is_digit(ahead(2)) && !is_digit(before) &&
                   at_ - start >= 4;
        return is_digit(before) || (is_small(before) && is_capital(here) && at_ - start >= 4);
    }

    static bool is_article(std::string_view word) {
        constexpr std::string_view articles[] = {"L",   "l",   "D",    "d",    "Dell", "dell",
                                                 "All", "all", "Nell", "nell", "dall", "sull"};
        return std::find(std::begin(articles), std::end(articles), word) != std::end(articles);
    }

    void add(const std::string& written) {
        std::string word = text::fold(written);
        if (word.empty()) return;
        std::string_view spelling = written == "U" ? "university" : in_one_spelling(word);
        bool initial = written.size() == 1 && is_capital(written[0]);
        if (among(little_words, spelling) && !initial) {
            after_little_ = true;
            return;
        }
        bool capitals =
            written.size() >= 2 &&
            std::none_of(written.begin(), written.end(),
                         [](char c) { return is_small(c) || static_cast<unsigned char>(c) >= 0x80; }) &&
            std::any_of(written.begin(), written.end(), is_capital);
        words_.push_back({std::string{spelling}, segment_, capitals, after_little_});
        after_little_ = false;
    }

    // Where nearly everything is in capitals they say nothing.
    void forget_capitals_of_shouting() {
        auto capitals =
            std::count_if(words_.begin(), words_.end(), [](const NameWord& word) { return word.capitals; });
        if (words_.size() < 3 || static_cast<std::size_t>(capitals) * 10 < words_.size() * 7) return;
        for (NameWord& word : words_) word.capitals = false;
    }

    std::string text_;
    std::size_t at_ = 0;
    std::uint16_t segment_ = 0;
    bool after_little_ = false;
    std::vector<NameWord> words_;
};

} // namespace

std::vector<NameWord> name_words(std::string_view text) { return Cutting{text}.cut(); }
bool names_a_unit(std::string_view word) { return among(unit_words, word); }
bool names_a_kind(std::string_view word) { return among(kinds, word); }
bool names_a_kind_of_its_own(std::string_view word) {
    return word == "hospital" || word == "clinic" || word == "foundation";
}
bool names_a_legal_form(std::string_view word) { return among(legal_forms, word); }
bool tells_apart(std::string_view word) { return among(distinctions, word); }
bool names_a_street(std::string_view word) { return among(streets, word); }
bool names_a_part(std::string_view word) { return among(parts, word); }

} // namespace partners
