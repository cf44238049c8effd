// The thread between the proposer and the case, with the case's own notes for those who work on it.
#pragma once

#include "platform/web/form.hpp"
#include "policy/partnerships/actions.hpp"
#include "policy/partnerships/overview.hpp"

#include <string>
#include <vector>

namespace partnerships {

struct ThreadLine {
    std::string who, when, body;
    MessageKind kind = MessageKind::written;
    bool note = false; // within the case only
};

struct ThreadPage {
    CasePage page;
    std::vector<ThreadLine> lines;
    web::FormView form;
    bool as_proposer = false; // writes to the case, and sees no notes
};

// Whoever proposed and does not handle the case writes to it, and sees no notes.
bool writes_as_proposer(const Access& access);
Result<Done> write_as(web::Call& call, PartnershipId id, Reader reader, const std::string& body);

// What the proposer sees leaves the notes out.
enum class Notes { shown, left_out };
std::vector<ThreadLine> thread_of(const web::Call& call, db::Session& session, PartnershipId id, Notes notes);

} // namespace partnerships
