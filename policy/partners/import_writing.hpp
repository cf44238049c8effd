// Writes what was planned for records, in the transaction of their batch.
#pragma once

#include "policy/partners/import_steps.hpp"

#include <map>

namespace partners {

class Writing {
public:
    Writing(db::Transaction& tx, ImportId id, ImportFormat format, Time when)
        : tx_(tx), id_(id), origin_(name_of(format)), when_(when) {}

    // The plan's changes so far, which are then no longer in it; the keys of what was added are known.
    void write(Plan& plan);
    void finish(); // before the commit: how many there are of each kind

private:
    OrganisationId add(const RegisterRecord& record);
    void update(const Planned& planned);
    void write_fields(const Planned& planned, int versions_on);
    void add_names(const Planned& planned);
    void learn();
    void add_identifier(OrganisationId id, const Identifier& identifier);

    db::Transaction& tx_;
    ImportId id_;
    std::string_view origin_;
    Time when_;
    std::map<std::pair<OrganisationKind, std::string>, int> counts_;
    std::vector<std::pair<OrganisationId, std::string>> not_yet_learnt_;
};

} // namespace partners
