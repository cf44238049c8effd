// Which organisation that is already here a new record is about: by identifier, else by name and country
// where only one bears it.
#pragma once

#include "policy/partners/import_steps.hpp"

namespace partners {

class Matching {
public:
    // The tables it looks in are read at once. What this import itself has added before it was cut off is not
    // there for it, as it would not have been without the cut.
    Matching(db::Session& session, const Import& import);
    std::optional<OrganisationId> of(const RegisterRecord& record) const;
    // Somebody of that name and country is here already, whether or not it is the same one.
    bool has_namesake(const RegisterRecord& record) const;

private:
    // What several bear tells nothing.
    using Index = std::unordered_map<std::string, OrganisationId>;
    static std::optional<OrganisationId> in(const Index& index, const std::string& key);
    static void add(Index& index, std::string key, OrganisationId id);
    void load(db::Session& session, ImportId id);
    bool uses_names() const { return format_ == ImportFormat::eche || format_ == ImportFormat::domains; }

    ImportFormat format_;
    Index identifiers_, hosts_, names_;
};

} // namespace partners
