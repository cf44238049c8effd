// What somebody may do: the permissions that routes ask for. Which role has which is data
// (institutions/*/roles.toml).
#pragma once

#include "platform/rights/rights.hpp"

namespace May {

using rights::administer;
using rights::anyone;
using rights::Permission;
using rights::signed_in;

inline constexpr Permission read_organisations{
    "read_organisations"}; // the register of organisations, people, units
inline constexpr Permission edit_organisations{
    "edit_organisations"}; // names, identifiers, relations, units, people
inline constexpr Permission import_organisations{
    "import_organisations"}; // registers and lists, and undoing them
inline constexpr Permission merge_organisations{"merge_organisations"}; // duplicates: merge and split
inline constexpr Permission read_partnerships{"read_partnerships"};     // the open parts of every partnership
inline constexpr Permission propose{"propose"};                         // an idea of one's own
inline constexpr Permission initiate{"initiate"};                       // on behalf of the management (R49)
inline constexpr Permission triage{"triage"};                           // requests and ideas: first handling
inline constexpr Permission screen{"screen"};                           // the screening decision (G1a, G1b)
inline constexpr Permission confirm{"confirm"};                         // the unit head's yes (G1a)
inline constexpr Permission register_cases{"register_cases"}; // numbers of the official register (G0)
inline constexpr Permission prepare{"prepare"};               // the case in preparation
inline constexpr Permission coordinate{"coordinate"};         // the running partnership
inline constexpr Permission decide{"decide"};                 // as the delegation rules allow
inline constexpr Permission read_agreements{"read_agreements"};
inline constexpr Permission edit_agreements{"edit_agreements"};
inline constexpr Permission import_agreements{"import_agreements"};
inline constexpr Permission read_history{"read_history"};         // the whole event log
inline constexpr Permission share_views{"share_views"};           // saved views for everybody
inline constexpr Permission manage_timetable{"manage_timetable"}; // jobs, outbox, reminders

inline constexpr Permission all[] = {
    read_organisations,
    edit_organisations,
    import_organisations,
    merge_organisations,
    read_partnerships,
    propose,
    initiate,
    triage,
    screen,
    confirm,
    register_cases,
    prepare,
    coordinate,
    decide,
    read_agreements,
    edit_agreements,
    import_agreements,
    read_history,
    share_views,
    manage_timetable,
    administer,
    signed_in,
};

} // namespace May
