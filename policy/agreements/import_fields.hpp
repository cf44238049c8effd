// What a column of somebody's list may mean, and the guess at it: by the column's head, else by what stands
// in it.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/tables/columns.hpp"
#include "platform/text/words.hpp"

#include <string_view>
#include <vector>

namespace agreements {

enum class Field {
    none, // not taken in
    title,
    number,
    partner,    // one name, or several with | between
    partners,   // several names with ; between
    identifier, // ROR, Erasmus code, PIC …; several with ; between
    country,
    unit,
    type,
    subject, // what it is about: part of the title where the list has none
    status,
    signed_on,
    in_force_on,
    ends_on, // a day, or words: "auto renew", "unlimited"
    open_ended,
    renewal,
    renewal_months,
    notice_months,
    department,
    responsible,
    registration_number,
    host,
    note,
    id,     // our own number of the agreement: what we sent out comes back
    version // as it was when we sent it out
};
constexpr EnumNames<Field, 25> names_of(Field) {
    return {"none",        "title",          "number",
            "partner",     "partners",       "identifier",
            "country",     "unit",           "type",
            "subject",     "status",         "signed_on",
            "in_force_on", "ends_on",        "open_ended",
            "renewal",     "renewal_months", "notice_months",
            "department",  "responsible",    "registration_number",
            "host",        "note",           "id",
            "version"};
}
static_assert(name_of(Field::version) == "version");

// Several columns may say it: each names a party, or their texts are put together.
constexpr bool may_repeat(Field field) {
    return field == Field::none || field == Field::partner || field == Field::partners ||
           field == Field::note || field == Field::subject || field == Field::department;
}

// The head of this field's column in our own export.
std::string_view head_key(Field field);

// One for each column of the table.
std::vector<Field> guess_fields(const tables::Table& table, const text::Catalogues& catalogues);

} // namespace agreements
