// Taking in what comes from outside, by form or as JSON: once each, and not a flood of it.
#include "platform/flood/flood.hpp"
#include "platform/mail/letter.hpp"
#include "platform/rights/secrets.hpp"
#include "policy/partnerships/request.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships {
namespace {

// How many one address may send in an hour, and the whole house in an hour. Who has asked often may still
// answer a question.
constexpr flood::Brake requests{"request", 5, 100}, replies{"request_reply", 20, 300};

By by_proposer(const web::Call& call, const Partnership& p) {
    auto by = call.by();
    by.name = p.proposer_name;
    return by;
}

} // namespace

NewCase read_request(web::Form& form, const settings::Settings& institution) {
    auto given = read_idea(form, Origin::external, institution);
    Partnership& p = given.partnership;
    p.proposer_name = form.text("sender_name", web::Need::required, 200);
    p.proposer_email = form.text("sender_email", web::Need::required, 200);
    if (!p.proposer_email.empty() && !mail::is_address(p.proposer_email))
        form.fault("sender_email", "partnerships.request.email_wrong");
    if (!given.parties.empty()) p.proposer_organisation = given.parties[0].name_as_written;
    return given;
}

// What came before is answered before it is counted: sending again is no flood.
std::optional<Result<Registered>> receive(web::Call& call, NewCase given) {
    {
        auto reader = call.database().read();
        if (auto before = registered_before(reader, given)) return before;
    }
    if (!flood::may_send_more(call, requests)) return std::nullopt;
    given.partnership.language = text::code_of(call.tr.language());
    auto by = by_proposer(call, given.partnership);
    return register_case(call.database(), std::move(given), call.services.institution, by);
}

std::optional<Partnership> request_of(db::Session& session, std::string_view number, std::string_view key) {
    auto id = find_by_number(session, number);
    auto partnership = id ? find_partnership(session, *id) : std::nullopt;
    bool fits = partnership && !partnership->status_key_hash.empty() &&
                rights::same(partnership->status_key_hash, rights::digest_of(key));
    return fits ? partnership : std::nullopt;
}

std::optional<Result<Done>> reply(web::Call& call, const Partnership& partnership, const std::string& body) {
    if (!flood::may_send_more(call, replies)) return std::nullopt;
    return write_back(call.database(), partnership.id, body, call.services.institution,
                      by_proposer(call, partnership));
}

} // namespace partnerships
