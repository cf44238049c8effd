// Which organisation that is already here a new record is about: by identifier, else by name and country
// where only one bears it.
#pragma once

#include "policy/partners/import_steps.hpp"

namespace partners {

class Matching {
public:
    Matching(db::Session& session, ImportFormat format) : session_(session), format_(format) {}
    std::optional<OrganisationId> of(const RegisterRecord& record);

private:
    // What several bear tells nothing.
    using Index = std::unordered_map<std::string, OrganisationId>;
    static std::optional<OrganisationId> in(const Index& index, const std::string& key);
    static void add(Index& index, std::string key, OrganisationId id);
    void load();
    bool uses_names() const { return format_ == ImportFormat::eche || format_ == ImportFormat::domains; }

    db::Session& session_;
    ImportFormat format_;
    bool loaded_ = false;
    Index identifiers_, hosts_, names_;
};

} // namespace partners
