// An agreement as the register keeps it: what is signed, by whom, until when (catalogue D13; life cycle B.5).
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "policy/ids.hpp"

#include <optional>
#include <string>
#include <vector>

namespace agreements {

using AgreementPartyId = Id<struct AgreementPartyTag>;
using AgreementFileId = Id<struct AgreementFileTag>;

enum class Status {
    draft,
    preparation, // reviewed inside and by the lawyers
    negotiation,
    signing,
    in_force,
    notice_given,
    expired,
    terminated,
    replaced, // by another agreement
    annulled  // void: it was never binding
};
constexpr EnumNames<Status, 10> names_of(Status) {
    return {"draft",        "preparation", "negotiation", "signing",  "in_force",
            "notice_given", "expired",     "terminated",  "replaced", "annulled"};
}
static_assert(name_of(Status::annulled) == "annulled");

// Neither on its way nor in force any more.
constexpr bool is_over(Status status) {
    return status == Status::expired || status == Status::terminated || status == Status::replaced ||
           status == Status::annulled;
}

// It binds its parties; one that is meant to have ended by its day does so once somebody says so.
constexpr bool is_running(Status status) {
    return status == Status::in_force || status == Status::notice_given;
}

enum class Renewal { none, automatic, option };
constexpr EnumNames<Renewal, 3> names_of(Renewal) { return {"none", "automatic", "option"}; }

enum class Side { host, partner };
constexpr EnumNames<Side, 2> names_of(Side) { return {"host", "partner"}; }

enum class FileKind { agreement, annex, translation, other };
constexpr EnumNames<FileKind, 4> names_of(FileKind) { return {"agreement", "annex", "translation", "other"}; }

// A register of agreements, not of congresses.
inline constexpr int most_parties = 30;

struct Agreement {
    AgreementId id;
    std::string title;
    std::string type; // key of agreement_types.toml
    Status status = Status::draft;
    std::string number;              // the office's own
    std::string registration_number; // diarienummer
    std::optional<Date> signed_on;
    std::optional<Date> in_force_on;
    std::optional<Date> ends_on;
    bool open_ended = false; // the text says that it has no end
    Renewal renewal = Renewal::none;
    std::optional<int> renewal_months;
    std::optional<int> notice_months;
    std::optional<Date> notice_on; // derived: last day to give notice
    std::string department;        // as written
    std::optional<UnitId> unit_id;
    std::string responsible; // a function, as written
    std::optional<FunctionId> function_id;
    std::string host; // key of institution.toml, or both
    std::optional<PartnershipId> partnership_id;
    std::optional<AgreementId> replaces_id;
    std::optional<OrganisationId> organisation_id; // the first outside party
    std::string partner;                           // its name as written
    std::string country;
    std::string note;
    std::string origin = "user";
    std::string origin_key;
    bool example = false;
    int version = 1;
    Time created_at;
    Time updated_at;
};

// A legal entity, with the unit through which it acts (R202; K acts for Region Stockholm).
struct Party {
    AgreementPartyId id;
    std::optional<OrganisationId> organisation_id; // none: only the name as written
    std::string acting_unit;
    std::string name_as_written;
    std::string country; // ISO 3166 alpha-2, "" unknown
    Side side = Side::partner;
    int position = 0;
    std::string organisation_name; // of the register; "" while unmatched

    const std::string& shown() const {
        return organisation_name.empty() ? name_as_written : organisation_name;
    }
};

} // namespace agreements
