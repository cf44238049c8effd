// What a form's fields are made of. The views are in views/fields.html and views/choices.html:
//
//   {html::views::text_field(tr, {.name = "title", .label = tr("partnerships.title"), .value =
//   form.value("title"),
//                                 .error = form.error("title")})}
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace html {

enum class Asked { required, optional };

struct Field {
    std::string_view name;
    std::string_view label; // in words
    std::string_view value = {};
    std::string_view error = {}; // text key; "" when the field is good
    std::string_view hint = {};  // in words, under the label
    Asked asked = Asked::required;
    std::string_view type = "text"; // text, email, url, tel, date, number, search, password
    std::string_view autocomplete = {};
    std::string_view language = {}; // when the text asked for is in another language than the page
    std::string_view suggest = {};  // address that gives suggestions while typing
    std::string_view into = {};     // hidden field of the form that gets the id of the suggestion chosen
    std::size_t longest = 0;        // characters; 0: no limit
    int rows = 4;                   // of a text area
    std::string_view id = {};       // the name, unless the page shows that name twice

    std::string_view own_id() const { return id.empty() ? name : id; }
};

struct Choice {
    std::string value;
    std::string label; // in words
    bool chosen = false;
    std::string hint = {};
};

// The ids of the help and the error of a field, for aria-describedby.
std::string described_by(const Field& field);
// The id of a choice within its group.
std::string choice_id(const Field& field, const Choice& choice);

// One line of the summary of errors: the field's id and the text key of what is wrong.
struct FieldError {
    std::string_view id;
    std::string_view error;
    std::string_view label = {}; // in words; said first when there is one
};
// What stands between a field's label and what is wrong: a sentence needs no colon after its own sign.
inline std::string said_after(std::string_view label) {
    return !label.empty() && std::string_view{".?!"}.find(label.back()) != label.npos ? " " : ": ";
}

} // namespace html
