// What would happen to each record: new, changed, the same, or left out. What the register wrote before is
// read once, at the start; an organisation is looked at when its record comes, in the session of that moment.
#pragma once

#include "policy/partners/import_matching.hpp"
#include "policy/partners/import_steps.hpp"

#include <unordered_set>

namespace partners {

class Planning {
public:
    Planning(db::Session& session, const Import& import, std::size_t expected);

    // Problems of the reading itself.
    void begin(const ReadRegister& from);
    void take(db::Session& session, const RegisterRecord& record);
    // One that was taken before the import was cut off.
    void skip(const RegisterRecord& record) { seen_.insert(record.key); }

    Plan plan;

private:
    void tell(const RegisterRecord& record, std::string_view field, std::string value,
              std::string_view reason, Severity severity);
    void change(db::Session& session, const RegisterRecord& record, OrganisationId id,
                const std::string* digest);
    Hold hold_of(const Organisation& organisation, std::string_view key) const;
    void weigh(Planned& planned);

    ImportFormat format_;
    Matching matching_;
    std::unordered_map<std::string, std::string> digests_;
    std::unordered_set<std::string_view> seen_;
};

} // namespace partners
