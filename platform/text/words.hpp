// Words by key in the reader's language. Swedish first, English beside it; a key missing in either fails the
// build.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"

#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace text {

enum class Language { sv, en };
std::string_view code_of(Language language); // "sv", "en"

using Fill = std::initializer_list<std::pair<std::string_view, std::string_view>>;

// The catalogue of one language: immutable after loading, shared by all threads.
class Words {
public:
    Language language() const;
    // The text of a key. An unknown key gives the key itself in ⟦ ⟧, which the inspector refuses.
    std::string_view operator()(std::string_view key) const;
    // With places filled: "{count} träffar" and {{"count", "12"}}. The result is plain text, escaped where it
    // is put.
    std::string operator()(std::string_view key, Fill fill) const;
    // Singular or plural by the language's rule; {count} is filled with the number.
    std::string count(std::string_view key, std::int64_t number, Fill fill = {}) const;
    bool has(std::string_view key) const;
    // The text of an enumerator: of("partnerships.stage", Stage::idea) is the text of
    // "partnerships.stage.idea".
    template <NamedEnum Enum> std::string_view of(std::string_view prefix, Enum value) const {
        std::string key(prefix);
        ((key += '.') += name_of(value));
        return (*this)(key);
    }

    // Dates and numbers as this language writes them; made by hand, not by ICU (a page shows many).
    std::string date(Date date) const;             // sv: 22 nov. 2026 · en: 22 Nov 2026
    std::string day_and_month(Date date) const;    // sv: 22 nov. · en: 22 Nov
    std::string time(Time time) const;             // sv: 22 nov. 2026 kl. 07:32 · en: 22 Nov 2026, 07:32
    std::string number(std::int64_t number) const; // sv: 47 853 with no-break space · en: 47,853
    std::string decimal(double number, int decimals) const; // sv: 3,5 · en: 3.5
    // "i morgon", "11 dagar sen", "3 dec.", "15 jan. 2028": how far off a due day is, in words.
    std::string due(Date due, Date today) const;

    // From the bytes of a compiled gettext catalogue (.mo), which must outlive it. Throws when they are
    // broken.
    static Words read(Language language, std::string_view catalogue);

    struct Content;
    explicit Words(std::shared_ptr<const Content> content) : content_(std::move(content)) {}

private:
    std::shared_ptr<const Content> content_;
};

struct Catalogues {
    Words sv, en;
    const Words& in(Language language) const { return language == Language::sv ? sv : en; }
    // The catalogues built into the program.
    static Catalogues built_in();
};

// Keys that either language lacks for the enumerators of of(prefix, …); a room's test says that there are
// none.
template <NamedEnum Enum>
std::vector<std::string> missing_texts(const Catalogues& catalogues, std::string_view prefix) {
    std::vector<std::string> missing;
    for (Enum value : all_of<Enum>()) {
        std::string key = std::string(prefix) + "." + std::string(name_of(value));
        if (!catalogues.sv.has(key) || !catalogues.en.has(key)) missing.push_back(key);
    }
    return missing;
}

// A text that stands in the data in both languages.
struct Both {
    std::string sv, en;
    const std::string& in(Language language) const { return language == Language::sv ? sv : en; }
    friend bool operator==(const Both&, const Both&) = default;
};

} // namespace text
