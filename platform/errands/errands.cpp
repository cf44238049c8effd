// Who asked, as the payload of a job (Boost.JSON).
#include "platform/errands/errands.hpp"

#include "platform/rights/accounts.hpp"
#include "platform/web/json.hpp"

#include <boost/json.hpp>

namespace errands {
namespace {

std::string payload_of(std::int64_t subject, const By& by) {
    web::Json json;
    json.object().field("subject", subject).field("account", by.account.value).field("capacity", by.capacity);
    return json.field("rules", by.rule_version).end().take();
}

} // namespace

jobs::ProgressId ask(db::Transaction& tx, std::string_view kind, std::int64_t subject,
                     std::optional<std::int64_t> total, const By& by) {
    auto progress = jobs::begin_progress(tx, kind, total, by.when);
    jobs::enqueue(tx, {.kind = kind, .payload = payload_of(subject, by), .run_after = by.when});
    return progress;
}

Errand errand_of(const jobs::Run& run) {
    auto payload = boost::json::parse(run.payload).as_object();
    Errand errand{.subject = payload.at("subject").as_int64(), .by = {}};
    errand.by.account.value = payload.at("account").as_int64();
    errand.by.capacity = payload.at("capacity").as_string().c_str();
    errand.by.rule_version = payload.at("rules").as_string().c_str();
    errand.by.when = run.clock.now();
    auto reader = run.database.read();
    auto account = rights::find_account(reader, errand.by.account);
    errand.by.name = account ? account->name : "program";
    return errand;
}

bool Telling::operator()(std::string_view message, std::int64_t done) {
    auto tx = run_.database.begin();
    jobs::step(tx, progress_, done, message, run_.clock.now());
    tx.commit();
    return !run_.stopping;
}

void Telling::finish(jobs::ProgressState state, std::string_view message) {
    auto tx = run_.database.begin();
    jobs::finish_progress(tx, progress_, state, message, run_.clock.now());
    tx.commit();
}

} // namespace errands
