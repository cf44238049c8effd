// What somebody answers in the steps of an import, of a form or of a JSON object: one reading, judged the
// same.
#pragma once

#include "platform/web/form.hpp"
#include "policy/agreements/import_mapping.hpp"
#include "policy/agreements/imports.hpp"

#include <string_view>
#include <vector>

namespace agreements {

inline constexpr std::string_view encodings[] = {"UTF-8",      "windows-1252", "windows-1250",
                                                 "ISO-8859-1", "ISO-8859-2",   "UTF-16LE"};
inline constexpr std::string_view separators[] = {";", ",", "tab", "|"};

// How the file is read: header, encoding, separator, sheet.
Mapping read_reading(web::Form& form);
// columns (one for each of the list's), usual_type, host, dates, types.<word>, statuses.<word>. What is not
// sent stays as it was guessed or answered before; what is faulted stands in the mapping, to be shown again.
void read_answers(web::Form& form, Mapping& mapping, const tables::Table& table, const Importing& with);
// False: a column brings words of the list's that nobody has answered to and that are not guessed.
bool every_word_is_answered(const web::Form& form, const Mapping& mapping, const tables::Table& table);
// names.0.position, names.0.how: chosen, text, new or an organisation's number; names.0.organisation or
// names.0.other, an identifier, where it is another than those offered: that wins. What stays as it was is
// left out.
std::vector<NameChoice> read_names(web::Form& form, db::Session& session,
                                   const std::vector<ImportName>& names);

} // namespace agreements
