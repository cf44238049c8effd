// The cast's units, people and functions, entered and kept up as their dates say.
#include "policy/cast.hpp"
#include "policy/partners/actions.hpp"
#include "policy/partners/cast.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/people.hpp"
#include "policy/partners/store.hpp"

#include <algorithm>
#include <functional>
#include <map>

namespace partners {
namespace {

using cast::at;
using cast::played;
using settings::Place;

// When somebody entered all of it; what is older was so already.
constexpr std::string_view entered_on = "2024-01-08";

class Playing {
public:
    Playing(db::Database& database, const By& by)
        : database_(database), by_(by), entered_(*Date::parse(entered_on)) {}

    // Beside the others, or the one that is shown from now on.
    void name(const Place& place) {
        if (place.flag("renamed")) return rename(place);
        OrganisationName given;
        given.name = place.text("name");
        given.language = place.text("language");
        played(add_name(database_, organisation(place), given, at(by_, entered_)), given.name);
    }
    void relation(const Place& place) {
        Relation given;
        given.organisation_id = organisation(place);
        given.other_id = organisation(place, "other");
        given.kind = enum_named<RelationKind>(place.text("kind")).value();
        given.since = place.date("since");
        played(add_relation(database_, given, at(by_, entered_)), place.where());
    }
    void unit(const Place& place) {
        Unit given;
        auto name = place.both("name");
        given.organisation_id = organisation(place);
        given.name_sv = name.sv, given.name_en = name.en;
        given.code = place.text("code");
        if (place.has("above")) given.parent_id = unit_with(place.text("above"));
        auto id = played(add_unit(database_, given, at(by_, entered_)), given.code);
        if (auto closed = place.date("closed"))
            played(close_unit(database_, id, *closed, at(by_, *closed)), given.code);
    }
    void person(const Place& place) {
        Person given;
        given.name = place.text("name");
        given.email = place.text("email");
        given.phone = place.text_or("phone", "");
        given.orcid = place.text_or("orcid", "");
        given.kind = enum_named<PersonKind>(place.text_or("kind", "contact")).value();
        given.consent_until = place.date("consent_until");
        given.note = place.text_or("note", "");
        given.example = true;
        auto id = played(add_person(database_, given, at(by_, entered_)), given.name);
        people_[place.text("key")] = id;
        const auto affiliations = place.list("affiliations");
        for (const auto& one : affiliations) affiliation(id, one);
    }
    void function(const Place& place) {
        Function given;
        auto title = place.both("title");
        given.organisation_id = organisation(place);
        if (place.has("unit")) given.unit_id = unit_with(place.text("unit"));
        given.title_sv = title.sv, given.title_en = title.en;
        given.email = place.text_or("email", "");
        given.phone = place.text_or("phone", "");
        auto id = played(add_function(database_, given, at(by_, entered_)), title.sv);
        const auto holders = place.list("holders");
        for (const auto& one : holders) holder(id, one);
        if (auto day = place.date("checked"))
            later_.emplace_back(
                *day, [this, id](const By& by) { played(check_function(database_, id, by), "checked"); });
    }
    // What was done on other days, in their order, so that histories can be read from top to bottom.
    void go_on() {
        std::stable_sort(later_.begin(), later_.end(),
                         [](const auto& a, const auto& b) { return a.first < b.first; });
        for (const auto& [day, act] : later_) act(at(by_, day));
    }

private:
    OrganisationId organisation(const Place& place, std::string_view key = "organisation") {
        auto reader = database_.read();
        auto id = identified(reader, "https://ror.org/" + place.text(key));
        if (!id) throw settings::Error(place.where() + ": no such organisation");
        return *id;
    }
    UnitId unit_with(const std::string& code) {
        constexpr db::Sql select_unit = "SELECT id FROM units WHERE code = ? ORDER BY id LIMIT 1";
        auto reader = database_.read();
        auto id = reader.find<UnitId>(select_unit, code);
        if (!id) throw settings::Error("cast/people.toml: no unit has the code " + code);
        return *id;
    }
    void rename(const Place& place) {
        auto id = organisation(place);
        Details details;
        int seen = 0;
        {
            auto reader = database_.read();
            auto before = find_organisation(reader, id);
            details = details_of(*before, names_of_organisation(reader, id));
            seen = before->version;
        }
        details.name = place.text("name");
        details.language = place.text("language");
        played(change_organisation(database_, id, details, seen, OldName::keep_as_former, at(by_, entered_)),
               details.name);
    }

    void affiliation(PersonId person, const Place& place) {
        Affiliation given;
        given.person_id = person;
        given.organisation_id = organisation(place);
        if (place.has("unit")) given.unit_id = unit_with(place.text("unit"));
        given.capacity = enum_named<Capacity>(place.text("capacity")).value();
        given.starts_on = place.date("since");
        given.ends_on = place.date("until");
        played(add_affiliation(database_, given, at(by_, std::max(*given.starts_on, entered_))),
               place.where());
    }
    void holder(FunctionId function, const Place& place) {
        Holding given;
        given.function_id = function;
        given.person_id = people_.at(place.text("person"));
        given.starts_on = place.date("since").value();
        given.ends_on = place.date("until");
        auto day = std::max(given.starts_on, entered_);
        later_.emplace_back(
            day, [this, given](const By& by) { played(add_holder(database_, given, by), "holder"); });
    }

    db::Database& database_;
    const By& by_;
    Date entered_;
    std::map<std::string, PersonId> people_;
    std::vector<std::pair<Date, std::function<void(const By&)>>> later_;
};

} // namespace

void play_people(db::Database& database, const settings::Place& cast, const By& by) {
    Playing playing{database, by};
    const auto names = cast.list("names"), relations = cast.list("relations"), units = cast.list("units"),
               people = cast.list("people"), functions = cast.list("functions");
    for (const auto& place : names) playing.name(place);
    for (const auto& place : relations) playing.relation(place);
    for (const auto& place : units) playing.unit(place);
    for (const auto& place : people) playing.person(place);
    for (const auto& place : functions) playing.function(place);
    playing.go_on();
}

} // namespace partners
