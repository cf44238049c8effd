// What the register says of the definition's characteristics (R15, R17, R18, R67).
#pragma once

#include "platform/web/call.hpp"
#include "policy/agreements/agreements.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/partnerships/access.hpp"
#include "policy/partnerships/case.hpp"

namespace partnerships {

// A framework agreement in force that carries the case, or that one of its partners is a party to.
std::optional<agreements::Framework> framework_of(db::Session& session, const settings::Settings& institution,
                                                  PartnershipId id, const std::vector<Party>& parties,
                                                  Date today);
Geography geography_in(const settings::Settings& institution, const std::vector<Party>& parties);
// Whom a partner has named is for those who work on the case, and which agreement for those who may read
// agreements; others hear that somebody is named, and that there is one.
std::vector<definition::Evidence> evidence_of(const web::Call& call, db::Session& session,
                                              const Partnership& partnership,
                                              const std::vector<Party>& parties, const Access& access);

} // namespace partnerships
