// An organisation as it was before an import touched it, as JSON, and putting it back.
#pragma once

#include "platform/db/database.hpp"
#include "policy/partners/import_record.hpp"

namespace partners {

// Its fields, and all that this register had written: names, identifiers, relations, records.
struct Image {
    Organisation before;
    FieldTexts after;        // what the import made of the fields
    std::string_view origin; // the register
};
std::string json_of(db::Session& session, const Image& image);
// Fields that people changed after the import stay as they are.
void put_back(db::Transaction& tx, OrganisationId id, std::string_view origin, std::string_view json);
// All that this register wrote to it, but the fields.
void clear_belongings(db::Transaction& tx, OrganisationId id, std::string_view origin);

} // namespace partners
