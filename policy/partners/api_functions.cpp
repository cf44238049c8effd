// Functions of an organisation and who holds them, as JSON.
#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/versions.hpp"
#include "policy/partners/api.hpp"
#include "policy/partners/forms_people.hpp"
#include "policy/partners/page_facts.hpp"
#include "policy/partners/people.hpp"
#include "policy/partners/store.hpp"

namespace partners::api {
namespace {

// A function with those who hold it today; two may share it.
struct Seat {
    FunctionId id;
    std::vector<FunctionLine> lines;
};

std::vector<Seat> seats_of(std::vector<FunctionLine> lines) {
    std::vector<Seat> seats;
    for (auto& line : lines) {
        if (seats.empty() || seats.back().id != line.id) seats.push_back({line.id, {}});
        seats.back().lines.push_back(std::move(line));
    }
    return seats;
}

void write_seat(web::Json& json, const Seat& seat) {
    const auto& f = seat.lines.front();
    json.object().field("id", f.id).field("title_sv", f.title_sv).field("title_en", f.title_en);
    json.field("unit_sv", f.unit_sv).field("unit_en", f.unit_en).field("email", f.email);
    json.field("phone", f.phone).field("checked_on", f.checked_on).list("holders");
    for (const auto& line : seat.lines) {
        if (line.vacant()) continue;
        json.object().field("person", line.person_id).field("person_name", line.person);
        json.field("starts_on", line.starts_on).field("ends_on", line.ends_on).end();
    }
    json.end().end();
}

Response one(const Call& call, FunctionId id) {
    auto reader = call.database().read();
    auto function = find_function(reader, id);
    if (!function) return call.not_found();
    const auto& f = *function;
    web::Json json;
    json.object().field("id", f.id).field("organisation", f.organisation_id).field("unit", f.unit_id);
    json.field("title_sv", f.title_sv).field("title_en", f.title_en).field("email", f.email);
    json.field("phone", f.phone).field("checked_on", f.checked_on).list("holders");
    for (const auto& holding : holders_of(reader, id)) {
        json.object().field("id", holding.id).field("person", holding.person_id);
        json.field("person_name", holding.person).field("starts_on", holding.starts_on);
        json.field("ends_on", holding.ends_on).end();
    }
    json.end().field("version", f.version).end();
    return versioned(call, json.take(), f.version);
}

template <class T>
Response answered(const Call& call, FunctionId id, const Result<T>& result, int status = 200) {
    if (!result) return call.failure(result.failure());
    auto response = one(call, id);
    response.status = status;
    return response;
}

} // namespace

Response functions(Call& call, OrganisationId id) {
    auto place = web::place_asked<FunctionId>(call.request);
    if (!place) return call.problem(400);
    auto reader = call.database().read();
    if (!find_organisation(reader, id)) return call.not_found();
    const auto seats = seats_of(functions_of(reader, id, call.today(), all_there_are));
    return call.json(web::page_of(seats, *place, write_seat));
}

Response add_function(Call& call, OrganisationId id) {
    web::Form form{call.request};
    Function function;
    function.organisation_id = id;
    function.checked_on = call.today();
    read_function(form, function, Reading::new_one);
    if (!form.good()) return call.failure(form.failure());
    auto added = partners::add_function(call.database(), function, call.by());
    if (!added) return call.failure(added.failure());
    return created(one(call, *added), "/api/v1/functions/", added->value);
}

Response function(Call& call, FunctionId id) { return one(call, id); }

Response change_function(Call& call, FunctionId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    std::optional<Function> function;
    {
        auto reader = call.database().read();
        function = find_function(reader, id);
    }
    if (!function) return call.not_found();
    web::Form form{call.request};
    read_function(form, *function, Reading::change);
    if (!form.good()) return call.failure(form.failure());
    function->version = static_cast<int>(*seen);
    return answered(call, id, partners::change_function(call.database(), *function, call.by()));
}

Response check_function(Call& call, FunctionId id) {
    return answered(call, id, partners::check_function(call.database(), id, call.by()));
}

Response add_holder(Call& call, FunctionId id) {
    web::Form form{call.request};
    auto wanted = read_holding(form, id);
    if (!form.good()) return call.failure(form.failure());
    return answered(call, id, partners::add_holder(call.database(), wanted, call.by()), 201);
}

Response end_holding(Call& call, FunctionId id, int holding) {
    web::Form form{call.request};
    auto last_day = form.date("ends_on", web::Need::required);
    if (!form.good()) return call.failure(form.failure());
    return answered(call, id, partners::end_holding(call.database(), id, holding, *last_day, call.by()));
}

} // namespace partners::api
