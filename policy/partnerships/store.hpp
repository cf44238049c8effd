// Partnerships, their parties, stages and what is said about them, as rows.
#pragma once

#include "platform/db/database.hpp"
#include "platform/events/by.hpp"
#include "policy/partnerships/case.hpp"
#include "policy/partnerships/steps.hpp"

#include <optional>
#include <utility>
#include <vector>

namespace partnerships {

std::optional<Partnership> find_partnership(db::Session& session, PartnershipId id);
// Several, by number; those that are there.
std::vector<Partnership> partnerships_of(db::Session& session, const std::vector<PartnershipId>& ids);
std::optional<PartnershipId> find_by_number(db::Session& session, std::string_view number);
// A request from outside, by the digest of its secret, with the digest of what was sent.
struct SentBefore {
    PartnershipId id;
    std::string content;
};
std::optional<SentBefore> find_by_status_key(db::Session& session, std::string_view key_hash);
// What the same sender, or somebody without an account, sent with the same words since then.
std::optional<PartnershipId> find_same_sent(db::Session& session, std::string_view content,
                                            std::optional<AccountId> account, Time since);
void keep_content(db::Transaction& tx, PartnershipId id, std::string_view digest);
std::vector<Party> parties_of(db::Session& session, PartnershipId id);
std::vector<StageChange> stage_changes_of(db::Session& session, PartnershipId id);
std::vector<Declaration> declarations_of(db::Session& session, PartnershipId id);
std::vector<Message> messages_of(db::Session& session, PartnershipId id);
// The next receipt number of the year: 2026-0007.
std::string next_number(db::Transaction& tx, int year);

PartnershipId insert_partnership(db::Transaction& tx, const Partnership& partnership, Time when);
// False when somebody else changed it since this version.
bool update_partnership(db::Transaction& tx, const Partnership& partnership, Time when);
void set_stage(db::Transaction& tx, const Partnership& partnership, const Step& step, const By& by);
// What belongs to the case has changed, and so has what is answered of it.
void raise_version(db::Transaction& tx, PartnershipId id, Time when);
PartyId insert_party(db::Transaction& tx, PartnershipId id, const Party& party);
// False when somebody else changed it since this version.
bool update_party(db::Transaction& tx, PartnershipId id, const Party& party);
bool delete_party(db::Transaction& tx, PartnershipId id, PartyId party);
void insert_declaration(db::Transaction& tx, PartnershipId id, const Declaration& declaration);
void insert_message(db::Transaction& tx, PartnershipId id, const Message& message);
// What is joined to the case, and what could be: collaborations, agreements and cases with the same partners.
using JoinedTitle = std::pair<Joined, std::string>;
std::vector<JoinedTitle> joined_to(db::Session& session, PartnershipId id);
std::vector<JoinedTitle> joinable(db::Session& session, PartnershipId id);
void insert_joined(db::Transaction& tx, PartnershipId id, const Joined& joined, const By& by);
std::vector<TeamMember> team_of(db::Session& session, PartnershipId id);
void join_team(db::Transaction& tx, PartnershipId id, AccountId account, TeamFunction function, Time when);
void leave_team(db::Transaction& tx, PartnershipId id, AccountId account);

} // namespace partnerships
