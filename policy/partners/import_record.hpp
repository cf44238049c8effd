// A record of a register as it is compared and written: the fields as texts, so that three states of a field
// (what the register said last, what it says now, what people made of it) can be laid side by side.
#pragma once

#include "policy/partners/incoming.hpp"

#include <array>

namespace partners {

inline constexpr std::array<std::string_view, 10> imported_fields = {
    "name", "kind", "status", "country", "region", "city", "latitude", "longitude", "website", "established"};
using FieldTexts = std::array<std::string, imported_fields.size()>;

struct RegisterRecord {
    std::int64_t line = 0;
    std::string file; // where several are read together
    std::string key;
    std::string changed_on;
    FieldTexts fields;
    std::vector<IncomingName> names;
    std::vector<Identifier> identifiers;
    std::vector<IncomingRelation> relations;
    std::string digest; // of all the above but where it stood

    const std::string& name() const { return fields[0]; }
    const std::string& country() const { return fields[3]; }
    const std::string& website() const { return fields[8]; }
};

RegisterRecord record_of(IncomingOrganisation&& incoming, std::int64_t line);
// The register's types as our one kind: a university with a hospital is a university.
OrganisationKind kind_of(const std::vector<RegisterType>& types);

FieldTexts texts_of(const Organisation& organisation);
void set_fields(Organisation& organisation, const FieldTexts& fields);
std::string json_of(const FieldTexts& fields);
// Empty texts when there is none.
FieldTexts fields_in(std::string_view json);

} // namespace partners
