// A list's file that comes back changed: what differs from the records, judged by the room row by row, and
// taken over all at once or not at all. Rows are known again by id and version.
//
//   lists::Sheet sheet{.key = "organisations", .path = "/organisations", …, .read_back = columns, .standing =
//   …}; auto check = lists::check(reader, sheet, upload.content);
#pragma once

#include "platform/basics/result.hpp"
#include "platform/db/database.hpp"
#include "platform/files/files.hpp"
#include "platform/http/message.hpp"
#include "platform/text/words.hpp"

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace lists {

struct Difference {
    std::string field, before, after;
};
struct SheetRow {
    std::int64_t number = 0; // as the spreadsheet program shows it
    std::int64_t id = 0;
    int version = 0; // of the record it was compared with
    std::string name;
    std::vector<Difference> differences;
    http::Pairs faults; // column → text key
};
struct SheetCheck {
    std::int64_t rows = 0, unchanged = 0;
    std::vector<SheetRow> changed, refused;
};

// A record as the file would show it now.
struct Standing {
    int version = 0;
    std::string name;
    http::Pairs cells; // column → text
};

// What stands in the file and is changed elsewhere: a change here is told, never left out in silence.
struct Elsewhere {
    std::string_view column;
    std::string_view reason; // text key
};

// What people read for a key of the records. A cell may hold several keys, with a space between.
struct SheetWord {
    std::string key;
    text::Both word;
};
struct SpokenColumn {
    std::string_view column;
    std::vector<SheetWord> words;
};
template <NamedEnum Enum>
std::vector<SheetWord> words_of(const text::Catalogues& catalogues, std::string_view prefix) {
    std::vector<SheetWord> words;
    for (auto value : all_of<Enum>())
        words.push_back(
            {std::string{name_of(value)},
             {std::string{catalogues.sv.of(prefix, value)}, std::string{catalogues.en.of(prefix, value)}}});
    return words;
}

struct Sheet {
    const text::Catalogues* catalogues = nullptr;
    std::string_view key;                      // of the list; the files of one sheet are no other's
    std::string_view path;                     // "/organisations"
    std::string_view room;                     // entry of the navigation
    std::string_view list;                     // text key: the list's name
    std::string_view lead;                     // text key: what is read back
    std::string_view fields;                   // "partners.field_name.": where the names of the fields begin
    std::span<const std::string_view> columns; // by key: each language has its own head for it
    std::span<const std::string_view> read_back;
    std::span<const Elsewhere> elsewhere;
    std::vector<SpokenColumn> spoken;
    std::function<std::optional<Standing>(db::Session&, std::int64_t id)> standing;
    // What is wrong with the differences of a row; empty: nothing.
    std::function<http::Pairs(db::Session&, const SheetRow&)> faults_of;
    std::function<Result<Done>(db::Transaction&, const SheetRow&)> write;
};

// The file is in the language of whoever asks for it. What comes back may be in any, or in keys, so that a
// file can be sent to a colleague who reads the other language.
std::string head_of(const Sheet& sheet, const text::Words& tr, std::string_view column);
std::vector<std::string> heads_of(const Sheet& sheet, const text::Words& tr);
std::string in_words(const Sheet& sheet, text::Language language, std::string_view column, std::string cell);
std::vector<std::string> in_words(const Sheet& sheet, text::Language language,
                                  std::vector<std::string> cells);
// By its folded word, the key of each word of a column.
using KeysByWord = std::map<std::string, std::string, std::less<>>;
KeysByWord keys_by_word(const Sheet& sheet, std::string_view column);
std::string in_keys(const KeysByWord& keys, std::string_view cell);

// For rooms whose file is read as their form is: what is read back stands as the form has it, the rest as it
// is sent out; and what differs in a row, as the form would send it.
http::Pairs cells_of(const std::vector<std::string>& sent_out, std::span<const std::string_view> columns,
                     std::span<const std::string_view> read_back, const http::Pairs& fields);
http::Request as_sent(const SheetRow& row);

// Fails when it is no such file.
Result<SheetCheck> check(db::Session& session, const Sheet& sheet, std::string_view file);
// All of it or nothing; a row that somebody changed in the meantime stops it. The kept file, when there is
// one, is forgotten with it.
Result<SheetCheck> apply(db::Database& database, const Sheet& sheet, std::string_view file,
                         std::optional<files::FileId> kept = {});

} // namespace lists
