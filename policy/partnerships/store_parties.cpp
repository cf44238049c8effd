// SQL of what belongs to a partnership: parties, team, declarations, messages.
#include "policy/partnerships/store.hpp"

#include "platform/text/folding.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_parties = R"sql(
    SELECT party.id, organisations.id, party.name_as_written, coalesce(organisations.country, party.country), party.website,
           party.contact, party.sponsor, party.drivers, party.position, coalesce(organisations.name, ''),
           coalesce(organisations.city, ''), party.version
      FROM partnership_parties party
      LEFT JOIN organisations asked ON asked.id = party.organisation_id
      LEFT JOIN organisations ON organisations.id = coalesce(asked.merged_into_id, asked.id)
     WHERE party.partnership_id = ?
     ORDER BY party.position, party.id
     LIMIT 100
)sql";

constexpr db::Sql insert_party_row = R"sql(
    INSERT INTO partnership_parties (partnership_id, organisation_id, name_as_written, folded, country, website, contact,
                                     sponsor, drivers, position)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    RETURNING id
)sql";

constexpr db::Sql update_party_row = R"sql(
    UPDATE partnership_parties
       SET organisation_id = ?, name_as_written = ?, folded = ?, country = ?, website = ?, contact = ?, sponsor = ?, drivers = ?,
           version = version + 1
     WHERE id = ? AND partnership_id = ? AND version = ?
)sql";

constexpr db::Sql update_version =
    "UPDATE partnerships SET version = version + 1, updated_at = ? WHERE id = ?";

constexpr db::Sql delete_party_row = "DELETE FROM partnership_parties WHERE id = ? AND partnership_id = ?";

// The latest declaration of each person counts.
constexpr db::Sql select_declarations = R"sql(
    SELECT account_id, conflict, statement, declared_at
      FROM interest_declarations
     WHERE partnership_id = ?
       AND id IN (SELECT max(id) FROM interest_declarations WHERE partnership_id = ? GROUP BY account_id)
     ORDER BY id
     LIMIT 200
)sql";

constexpr db::Sql insert_declaration_row = R"sql(
    INSERT INTO interest_declarations (partnership_id, account_id, conflict, statement, declared_at) VALUES (?, ?, ?, ?, ?)
)sql";

constexpr db::Sql select_messages = R"sql(
    SELECT account_id, author, to_proposer, body, at, kind FROM partnership_messages WHERE partnership_id = ? ORDER BY id LIMIT 500
)sql";

constexpr db::Sql insert_message_row = R"sql(
    INSERT INTO partnership_messages (partnership_id, account_id, author, to_proposer, body, at, kind)
    VALUES (?, ?, ?, ?, ?, ?, ?)
)sql";

constexpr db::Sql select_team = R"sql(
    SELECT team.account_id, accounts.name, team.function, team.since
      FROM partnership_team team
      JOIN accounts ON accounts.id = team.account_id
     WHERE team.partnership_id = ?
     ORDER BY accounts.name, team.account_id, team.function
     LIMIT 200
)sql";

constexpr db::Sql delete_team = "DELETE FROM partnership_team WHERE partnership_id = ? AND account_id = ?";

constexpr db::Sql insert_team = R"sql(
    INSERT INTO partnership_team (partnership_id, account_id, function, since) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
)sql";

} // namespace

std::vector<Party> parties_of(db::Session& session, PartnershipId id) {
    return session.all<Party>(select_parties, id);
}

void raise_version(db::Transaction& tx, PartnershipId id, Time when) { tx.run(update_version, when, id); }

PartyId insert_party(db::Transaction& tx, PartnershipId id, const Party& party) {
    return tx.one<PartyId>(insert_party_row, id, party.organisation_id, party.name_as_written,
                           text::fold(party.name_as_written), party.country, party.website, party.contact,
                           party.sponsor, party.drivers, party.position);
}

bool update_party(db::Transaction& tx, PartnershipId id, const Party& party) {
    return tx.run(update_party_row, party.organisation_id, party.name_as_written,
                  text::fold(party.name_as_written), party.country, party.website, party.contact,
                  party.sponsor, party.drivers, party.id, id, party.version) > 0;
}

bool delete_party(db::Transaction& tx, PartnershipId id, PartyId party) {
    return tx.run(delete_party_row, party, id) > 0;
}

std::vector<Declaration> declarations_of(db::Session& session, PartnershipId id) {
    return session.all<Declaration>(select_declarations, id, id);
}

void insert_declaration(db::Transaction& tx, PartnershipId id, const Declaration& declaration) {
    tx.run(insert_declaration_row, id, declaration.account, declaration.conflict, declaration.statement,
           declaration.declared_at);
}

std::vector<Message> messages_of(db::Session& session, PartnershipId id) {
    return session.all<Message>(select_messages, id);
}

void insert_message(db::Transaction& tx, PartnershipId id, const Message& message) {
    tx.run(insert_message_row, id, message.account, message.author, message.to_proposer, message.body,
           message.at, message.kind);
}

std::vector<TeamMember> team_of(db::Session& session, PartnershipId id) {
    return session.all<TeamMember>(select_team, id);
}

void join_team(db::Transaction& tx, PartnershipId id, AccountId account, TeamFunction function, Time when) {
    tx.run(insert_team, id, account, function, when);
}

void leave_team(db::Transaction& tx, PartnershipId id, AccountId account) {
    tx.run(delete_team, id, account);
}

} // namespace partnerships
