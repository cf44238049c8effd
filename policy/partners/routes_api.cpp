// Where organisations, units and people stand as JSON, and who may read and change them: as on the pages.
#include "platform/lists/sheet_pages.hpp"
#include "platform/record_api/history.hpp"
#include "policy/may.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/api_answers.hpp"
#include "policy/partners/partners.hpp"

namespace partners {
namespace {

using web::del, web::get, web::page, web::patch, web::post, web::Route;

// clang-format off
constexpr Route api_table[] = {
    {get,   "/api/v1/organisations",                          May::read_organisations,  page<api::list>,
     "Organisations by name, filtered like the list, by ?q=, ?country=, ?kind=, ?status=, ?origin=, ?partnership= and ?agreements=", web::rows_of(answers::line)},
    {post,  "/api/v1/organisations",                          May::edit_organisations,  page<api::create>,
     "Add an organisation; where it may be there already: 409 with `matches`, unless `distinct_from` says that it is another than each of them, by their ids {name! kind country city region language website established:integer latitude:number longitude:number legal_entity:integer name_sv name_en note distinct_from:numbers}", web::id_and_version},
    {get,   "/api/v1/organisations/search",                   May::read_organisations,  page<api::search>,
     "Organisations by any part of any name, by an identifier, or nearly by a misspelt name: ?q=; or by one part as it stands, in order of names: ?part=; and ?limit=", answers::found},
    {get,   "/api/v1/organisations/map",                      May::read_organisations,  page<api::map>,
     "How many organisations, partnerships or agreements each country has: ?show=organisations, partnerships or agreements", answers::countries},
    {post,  "/api/v1/organisations/bulk",                     May::edit_organisations,  page<api::change_many>,
     "Change up to 500 organisations at once, all or none; an ending status needs its reason {organisations!:objects organisations.id:integer kind status note reason explanation}", answers::changed},
    {post,  "/api/v1/organisations/table/check",              May::edit_organisations,  page<api::check_sheet>,
     "What the downloaded list would change, as it comes back: known again by id and version; nothing is written {file!:file}", lists::sheet_checked},
    {post,  "/api/v1/organisations/table",                    May::edit_organisations,  page<api::apply_sheet>,
     "Take over what differs in the list that comes back, all or none; a refused row tells why under `sheet` {file!:file}", lists::sheet_checked},
    {get,   "/api/v1/organisations/duplicates",               May::merge_organisations, page<api::duplicates>,
     "Pairs that are likely one organisation, the most certain first; in each the one that would rather be kept stands first", web::rows_of(answers::pair)},
    {post,  "/api/v1/organisations/duplicates/different",     May::merge_organisations, page<api::tell_apart>,
     "Say that two organisations are different, so that they are no longer told as a pair {first!:integer second!:integer}", answers::told_apart},
    {post,  "/api/v1/organisations/merges/{}/split",          May::merge_organisations, page<api::split>,
     "Split what was merged; `stayed` tells what somebody has changed since and therefore stays {}", answers::split},

    {get,   "/api/v1/organisations/imports",                  May::import_organisations, page<api::imports>,
     "Imports of registers and lists, the latest first", web::rows_of(answers::import_line)},
    {post,  "/api/v1/organisations/imports",                  May::import_organisations, page<api::upload_import>,
     "Send a file to be checked: a register (ror, eche, domains) or a list of one's own (table) {format! file!:file}", answers::import},
    {get,   "/api/v1/organisations/imports/{}",               May::import_organisations, page<api::import>,
     "One import: how far it has come, its counts, a sample of what it changes, and what may be done with it", answers::import},
    {get,   "/api/v1/organisations/imports/{}/problems",      May::import_organisations, page<api::import_problems>,
     "What was wrong in the file, by line and column; refused records first", web::rows_of(answers::import_problem)},
    {post,  "/api/v1/organisations/imports/{}/apply",         May::import_organisations, page<api::apply_import>,
     "Carry out an import that has been checked; it runs as a job {}", answers::import},
    {post,  "/api/v1/organisations/imports/{}/undo",          May::import_organisations, page<api::undo_import>,
     "Undo the whole of an import that was carried out; it runs as a job {}", answers::import},
    {post,  "/api/v1/organisations/imports/{}/cancel",        May::import_organisations, page<api::cancel_import>,
     "Cancel an import that is under way; what it has written is taken back {}", answers::import},

    {get,   "/api/v1/organisations/{}",                       May::read_organisations,  page<api::show>,
     "One organisation; ?include=agreements,names,identifiers,relations", answers::organisation},
    {patch, "/api/v1/organisations/{}",                       May::edit_organisations,  page<api::change>,
     "Change an organisation; If-Match names the version it was made from {name kind country city region language website established:integer latitude:number longitude:number legal_entity:integer name_sv name_en note}", web::id_and_version},
    {post,  "/api/v1/organisations/{}/status",                May::edit_organisations,  page<api::status>,
     "Set its status, with the reason; If-Match as above; an explanation passes over what may be passed over {status! reason explanation}", web::id_and_version},
    {get,   "/api/v1/organisations/{}/history",               May::read_organisations,  page<api::history>,
     "What happened to it, the latest first", web::rows_of(record_api::event)},
    {post,  "/api/v1/organisations/{}/put-back",              May::edit_organisations,  page<api::put_back>,
     "Put back what a field was before an event of its history; If-Match names the version {event!:integer field!}", web::id_and_version},
    {post,  "/api/v1/organisations/{}/names",                 May::edit_organisations,  page<api::add_name>,
     "Add a name: label, alias, acronym or former {name! use! language valid_to:date}", web::id_and_version},
    {del,   "/api/v1/organisations/{}/names/{}",              May::edit_organisations,  page<api::remove_name>,
     "Remove a name; the one shown is changed instead", web::id_and_version},
    {post,  "/api/v1/organisations/{}/identifiers",           May::edit_organisations,  page<api::add_identifier>,
     "Add an identifier; its check digits are computed; that another has it may be explained {kind! value! explanation}", web::id_and_version},
    {del,   "/api/v1/organisations/{}/identifiers/{}",        May::edit_organisations,  page<api::remove_identifier>,
     "Remove an identifier", web::id_and_version},
    {post,  "/api/v1/organisations/{}/relations",             May::edit_organisations,  page<api::add_relation>,
     "Add a relation to another organisation, which is its parent, its predecessor or related {kind! other!:integer since:date}", web::id_and_version},
    {del,   "/api/v1/organisations/{}/relations/{}",          May::edit_organisations,  page<api::remove_relation>,
     "Remove a relation, from either of the two", web::id_and_version},
    {get,   "/api/v1/organisations/{}/merges",                May::merge_organisations, page<api::merges>,
     "What was merged into it and can be split again", web::rows_of(answers::merge)},
    {get,   "/api/v1/organisations/{}/merge",                 May::merge_organisations, page<api::preview_merge>,
     "What a merge would do, and why it may not be done; this one is kept, ?with= names the one that goes", answers::preview},
    {post,  "/api/v1/organisations/{}/merge",                 May::merge_organisations, page<api::merge>,
     "Merge another organisation into this one; where ids of one register tell the two apart an explanation is asked for {gone!:integer explanation}", answers::merge},

    {get,   "/api/v1/organisations/{}/units",                 May::read_organisations,  page<api::units>,
     "Its units, the open ones first", web::rows_of(answers::unit)},
    {post,  "/api/v1/organisations/{}/units",                 May::edit_organisations,  page<api::add_unit>,
     "Add a unit, below another where there is one {name_sv! name_en code parent:integer}", answers::unit},
    {get,   "/api/v1/units/{}",                               May::read_organisations,  page<api::unit>,
     "One unit", answers::unit},
    {patch, "/api/v1/units/{}",                               May::edit_organisations,  page<api::change_unit>,
     "Change a unit; If-Match names the version {name_sv name_en code parent:integer}", answers::unit},
    {post,  "/api/v1/units/{}/close",                         May::edit_organisations,  page<api::close_unit>,
     "Close a unit from today; that functions in it are held may be explained {explanation}", answers::unit},
    {get,   "/api/v1/organisations/{}/functions",             May::read_organisations,  page<api::functions>,
     "Its functions with those who hold them today; one without holders is vacant", web::rows_of(answers::seat)},
    {post,  "/api/v1/organisations/{}/functions",             May::edit_organisations,  page<api::add_function>,
     "Add a function {title_sv! title_en email phone unit:integer}", answers::function},
    {get,   "/api/v1/functions/{}",                           May::read_organisations,  page<api::function>,
     "One function with all who hold it or have held it", answers::function},
    {patch, "/api/v1/functions/{}",                           May::edit_organisations,  page<api::change_function>,
     "Change a function; If-Match names the version {title_sv title_en email phone unit:integer}", answers::function},
    {post,  "/api/v1/functions/{}/check",                     May::edit_organisations,  page<api::check_function>,
     "Say that a function is right today {}", answers::function},
    {post,  "/api/v1/functions/{}/holders",                   May::edit_organisations,  page<api::add_holder>,
     "Let somebody hold a function: by person_id, or by name, e-mail address or ORCID in `person`; a name that nobody has is entered {person_id:integer person starts_on!:date ends_on:date}", answers::function},
    {post,  "/api/v1/functions/{}/holders/{}/end",            May::edit_organisations,  page<api::end_holding>,
     "Tell the last day of somebody who holds a function {ends_on!:date}", answers::function},
    {get,   "/api/v1/organisations/{}/affiliations",          May::read_organisations,  page<api::affiliations>,
     "Those who belong to it today, and in which capacity", web::rows_of(answers::affiliation)},
    {post,  "/api/v1/organisations/{}/affiliations",          May::edit_organisations,  page<api::add_affiliation>,
     "Say that somebody belongs to it, and in which capacity: employee, dual, guest, student or alumnus {person_id:integer person capacity! unit:integer starts_on:date ends_on:date}", answers::affiliation},
    {get,   "/api/v1/people",                                 May::read_organisations,  page<api::people>,
     "People by name: ?q= for words of the name or the address, ?organisation= for those who are or hold a function there", web::rows_of(answers::person_line)},
    {post,  "/api/v1/people",                                 May::edit_organisations,  page<api::add_person>,
     "Add a person: contact, ambassador or alumnus {name! email phone orcid kind consent_until:date note}", answers::person},
    {get,   "/api/v1/people/{}",                              May::read_organisations,  page<api::person>,
     "One person with affiliations and functions", answers::person},
    {patch, "/api/v1/people/{}",                              May::edit_organisations,  page<api::change_person>,
     "Change a person; If-Match names the version {name email phone orcid kind consent_until:date note}", answers::person},
    {post,  "/api/v1/people/{}/affiliations/{}/end",          May::edit_organisations,  page<api::end_affiliation>,
     "Tell the last day of an affiliation {ends_on!:date}", answers::person},
};
// clang-format on

} // namespace

std::span<const Route> api_routes() { return api_table; }

} // namespace partners
