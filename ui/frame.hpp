// What stands around every page. app/ fills it for each call; ui/views/frame.html arranges it.
#pragma once

#include "platform/text/words.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ui {

// A room that exists and that this actor may see. Its words are nav.<key>.
struct Entry {
    std::string_view key;  // "organisations"
    std::string_view href; // "/organisations"
};

struct Account {
    std::string name;
    std::string where; // unit or role, under the name
};

enum class Tone { success, info, warning, danger };
struct Message {
    std::string text;
    Tone tone = Tone::success;
};

enum class Content { real, example };

struct Frame {
    std::string title;          // of the page; the program's name is added
    std::string_view room = {}; // key of the entry to mark
    std::string target; // this page as asked for, "/organisations?q=lund": the language switch stays on it
    // An answer to a form: what was sent, to be sent again for the same answer in the other language.
    std::string again; // address; "": the switch is a link
    std::vector<std::pair<std::string, std::string>> sent = {};
    bool refused = false; // what was sent stands in this answer and nowhere else
    std::vector<Entry> entries;
    std::optional<Account> account; // nothing: not signed in
    std::string csrf;               // for the forms that sign out and switch language
    std::optional<Message> message;
    Content content = Content::real;
    std::string clock = {};  // "09:05", of the house: the example's time need not be ours
    std::string day = {};    // of the example, in words: its time need not be ours
    std::string institution; // "Karolinska Institutet"
};

// "/organisations?q=lund" → "/organisations?q=lund&lang=en"
std::string in_language(std::string_view target, text::Language language);
// "Example Person" → "EP"
std::string initials_of(std::string_view name);
std::string_view name_of_tone(Tone tone); // for data-color
text::Language other(text::Language language);

} // namespace ui
