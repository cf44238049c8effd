// A partnership as the register keeps it, with what belongs to it.
#pragma once

#include "platform/basics/clock.hpp"
#include "policy/ids.hpp"
#include "policy/partnerships/partnership.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerships {

struct Partnership {
    PartnershipId id;
    std::string title;
    Stage stage = Stage::idea;
    Level level = Level::university_wide;
    Origin origin = Origin::staff;
    std::string initiated_by;        // who in the management, for its own initiatives (R49)
    std::string host;                // key of institution.toml: ki, k, or both
    std::optional<UnitId> unit_id;   // responsible unit
    std::string number;              // receipt number, 2026-0007
    std::string registration_number; // diarienummer
    std::string purpose;
    std::string strategic_meaning, operational_meaning, financial_meaning; // R5
    std::string areas;                                                     // keys separated by spaces
    std::string formats;
    std::optional<int> term_months;
    std::string sponsor;
    std::optional<AccountId> proposer_account_id;
    std::string proposer_name, proposer_email, proposer_organisation;
    std::string language = "sv";
    std::string status_key_hash;
    std::optional<Date> answer_by;
    std::optional<Date> answered_on;
    std::string answer;
    std::string other_form;
    std::optional<AccountId> coordinator_id;
    bool example = false;
    int version = 1;
    Time created_at;
    Time stage_since;
};

struct Party {
    PartyId id;
    std::optional<OrganisationId>
        organisation_id; // none: only the name as written, until triage has matched it
    std::string name_as_written;
    std::string country;
    std::string website;
    std::string contact;
    std::string sponsor;
    std::string drivers;
    int position = 0;
    std::string organisation_name; // of the register; "" while unmatched
    std::string city;              // the same
    int version = 1;

    const std::string& shown() const {
        return organisation_name.empty() ? name_as_written : organisation_name;
    }
};

// R15: derived from where the partners are.
enum class Geography { unknown, local, national, international };
constexpr EnumNames<Geography, 4> names_of(Geography) {
    return {"unknown", "local", "national", "international"};
}

struct StageChange {
    Stage from, to;
    Act act;
    Time at;
    std::string actor;
    std::string capacity;
    std::string rule_version;
    std::string reason;
};

// In which part somebody works on the case; a reader only follows it.
enum class TeamFunction { triage_officer, coordinator, preparer, unit_head, reader };
constexpr EnumNames<TeamFunction, 5> names_of(TeamFunction) {
    return {"triage_officer", "coordinator", "preparer", "unit_head", "reader"};
}
struct TeamMember {
    AccountId account;
    std::string name;
    TeamFunction function;
    Time since;
};

struct Declaration {
    AccountId account;
    bool conflict = false;
    std::string statement;
    Time declared_at;
};

// What the program told by itself at a step, what a handler wrote, what the proposer wrote back.
enum class MessageKind { written, told, proposer };
constexpr EnumNames<MessageKind, 3> names_of(MessageKind) { return {"written", "told", "proposer"}; }

struct Message {
    std::optional<AccountId> account;
    std::string author;
    bool to_proposer = false; // the proposer sees it; otherwise a note within the case
    std::string body;
    Time at;
    MessageKind kind = MessageKind::written;
};

// Something that was there before and was joined to the case.
enum class JoinedKind { collaboration, agreement, partnership };
constexpr EnumNames<JoinedKind, 3> names_of(JoinedKind) {
    return {"collaboration", "agreement", "partnership"};
}
struct Joined {
    JoinedKind kind;
    std::int64_t id;

    friend bool operator==(const Joined&, const Joined&) = default;
};

} // namespace partnerships
