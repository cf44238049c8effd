// The register as JSON: the same rules and actions as the pages.
#include "policy/agreements/api.hpp"

#include "platform/web/json.hpp"
#include "platform/web/paging.hpp"
#include "platform/web/route.hpp"
#include "platform/web/versions.hpp"
#include "policy/agreements/actions.hpp"
#include "policy/agreements/figures.hpp"
#include "policy/agreements/forms.hpp"
#include "policy/agreements/list.hpp"
#include "policy/agreements/store.hpp"

namespace agreements::api {
namespace {

// AgreementLine's columns as views into the running statement: written straight into the answer.
struct LineView {
    std::int64_t id;
    std::string_view title, type, status, number, registration_number;
    std::optional<std::string_view> signed_on, in_force_on, ends_on;
    bool open_ended;
    std::string_view renewal;
    std::optional<int> renewal_months, notice_months;
    std::optional<std::string_view> notice_on;
    std::string_view department, responsible, host;
    std::optional<std::int64_t> organisation_id;
    std::string_view partner, country;
    int version;
};

void write(web::Json& json, const LineView& line) {
    json.object()
        .field("id", line.id)
        .field("title", line.title)
        .field("type", line.type)
        .field("status", line.status)
        .field("number", line.number)
        .field("registration_number", line.registration_number)
        .field("signed_on", line.signed_on)
        .field("in_force_on", line.in_force_on)
        .field("ends_on", line.ends_on)
        .field("open_ended", line.open_ended)
        .field("renewal", line.renewal)
        .field("renewal_months", line.renewal_months)
        .field("notice_months", line.notice_months)
        .field("notice_on", line.notice_on)
        .field("department", line.department)
        .field("responsible", line.responsible)
        .field("host", line.host)
        .object("organisation")
        .field("id", line.organisation_id)
        .field("name", line.partner)
        .field("country", line.country)
        .end()
        .field("version", line.version)
        .end();
}

std::optional<std::pair<std::string, AgreementId>> row_in(std::string_view cursor) {
    auto values = web::read_cursor(cursor, 2);
    AgreementId id;
    if (!values || !Date::parse((*values)[0]) || !web::read_part((*values)[1], id)) return std::nullopt;
    return std::pair{(*values)[0], id};
}

} // namespace

// By end date, those without one last: the order that pages and cursors stand on.
http::Response list(web::Call& call) {
    auto state = lists::read_state(list_spec, call.request);
    state.sort = "ends";
    state.downwards = false;
    Place place{.limit = web::limit_of(call.request)};
    if (auto cursor = call.request.parameter("cursor"); !cursor.empty()) {
        place.after = row_in(cursor);
        if (!place.after) return call.problem(400);
    }
    if (!place.after) place.offset = std::int64_t{state.page - 1} * place.limit;

    auto reader = call.database().read();
    auto total = total_of(reader, state);
    web::Json json;
    json.object().list("items");
    int shown = 0;
    std::vector<std::string> last;
    reader.each<LineView>(rows_at(state, place), [&](const LineView& line) {
        write(json, line);
        if (++shown == place.limit)
            last = {std::string{line.ends_on.value_or("9999-12-31")}, std::to_string(line.id)};
    });
    json.end().field("next", last.empty() ? std::nullopt : std::optional{web::cursor_of(last)});
    json.field("total", total).end();
    return call.json(json.take());
}

http::Response create(web::Call& call) {
    web::Form form{call.request};
    auto given = read_new(form, call.services.institution);
    if (!form.good()) return call.failure(form.failure());
    auto id = register_agreement(call.database(), std::move(given), call.services.institution, call.by());
    if (!id) return call.failure(id.failure());
    web::Json json;
    json.object().field("id", *id).field("version", 1).end();
    auto response = call.json(json.take(), 201);
    response.headers.emplace_back("Location", "/api/v1/agreements/" + std::to_string(id->value));
    response.headers.emplace_back("ETag", web::etag_of(1));
    return response;
}

http::Response show(web::Call& call, AgreementId id) {
    auto reader = call.database().read();
    auto agreement = find_agreement(reader, id);
    if (!agreement) return call.not_found();
    auto etag = web::etag_of(agreement->version);
    if (web::has_already(call.request, etag)) return web::not_modified(etag);
    return now(call, id);
}

http::Response patch(web::Call& call, AgreementId id) {
    auto version = web::if_match(call.request);
    if (!version) return call.problem(428);
    std::optional<Agreement> agreement;
    {
        auto reader = call.database().read();
        agreement = find_agreement(reader, id);
    }
    if (!agreement) return call.not_found();
    web::Form form{call.request};
    read_fields(form, *agreement, call.services.institution, Reading::sent_fields);
    if (!form.good()) return call.failure(form.failure());
    agreement->version = static_cast<int>(*version);
    auto done = change(call.database(), *agreement, call.services.institution, call.by());
    return done ? now(call, id) : call.failure(done.failure());
}

http::Response change_status(web::Call& call, AgreementId id) {
    auto seen = web::if_match(call.request);
    if (!seen) return call.problem(428);
    web::Form form{call.request};
    auto to = form.choice<Status>("status", web::Need::required);
    auto reason = form.text("reason", web::Need::optional, 1000);
    if (!form.good()) return call.failure(form.failure());
    auto done = set_status(call.database(), id, *to, static_cast<int>(*seen), call.by(reason));
    return done ? now(call, id) : call.failure(done.failure());
}

http::Response summary(web::Call& call) {
    auto reader = call.database().read();
    const auto figures = figures_of(reader, call.today());
    web::Json json;
    json.object().list("by_status");
    for (const auto& count : figures.by_status)
        json.object().field("status", count.status).field("number", count.number).end();
    json.end().list("by_country");
    for (const auto& count : figures.by_country)
        json.object().field("country", count.country).field("number", count.number).end();
    json.end().field("total", figures.total).field("in_force", figures.in_force);
    json.field("ends_soon", figures.ends_soon).field("no_end", figures.no_end);
    return call.json(json.field("countries", figures.countries).end().take());
}

} // namespace agreements::api
