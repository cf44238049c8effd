// Mails to the proposer, in the proposer's language.
#include "policy/partnerships/telling.hpp"

#include "platform/mail/mail.hpp"
#include "platform/text/words.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_email = "SELECT email FROM accounts WHERE id = ? AND active = 1";

// An account's address as it is today; somebody outside is told where they asked to be told.
std::string recipient(db::Session& session, const Partnership& p) {
    if (!p.proposer_account_id) return p.proposer_email;
    return session.find<std::string>(select_email, *p.proposer_account_id).value_or("");
}

text::Language language_of(const Partnership& p) {
    return p.language == "en" ? text::Language::en : text::Language::sv;
}

void send(db::Transaction& tx, const Partnership& p, std::string_view key, text::Fill fill, Time when) {
    auto to = recipient(tx, p);
    if (to.empty()) return;
    auto language = language_of(p);
    const auto catalogues = text::Catalogues::built_in();
    const auto& tr = catalogues.in(language);
    std::string base{key};
    auto subject = tr(base + ".subject", fill);
    auto body = tr(base + ".text", fill);
    // An address that no server would take is seen in the case itself; the step is not undone for it.
    (void)mail::queue(tx,
                      {.to = to,
                       .subject = subject,
                       .text = body,
                       .language = language,
                       .about = {"partnerships", p.id.value}},
                      when);
}

// Where the proposer sees the case: one's own page, or somebody outside by number and secret.
std::string place_of(const Partnership& p, std::string_view status_key) {
    if (p.proposer_account_id) return "/partnerships/" + std::to_string(p.id.value);
    if (status_key.empty()) return "/request/status";
    return "/request/status?number=" + p.number + "&key=" + std::string{status_key};
}

} // namespace

void tell_received(db::Transaction& tx, const Partnership& p, std::string_view status_key, Time when) {
    const auto catalogues = text::Catalogues::built_in();
    auto day = p.answer_by ? catalogues.in(language_of(p)).date(*p.answer_by) : std::string{};
    auto place = place_of(p, status_key);
    send(tx, p, "partnerships.mail.received",
         {{"title", p.title}, {"number", p.number}, {"day", day}, {"place", place}}, when);
}

void tell_message(db::Transaction& tx, const Partnership& p, std::string_view body, Time when) {
    send(tx, p, "partnerships.mail.message", {{"title", p.title}, {"number", p.number}, {"body", body}},
         when);
}

void tell_stage(db::Transaction& tx, const Partnership& p, Time when) {
    text::Fill fill{{"title", p.title}, {"number", p.number}, {"answer", p.answer}};
    switch (p.stage) {
    case Stage::screening:
        return send(tx, p, "partnerships.mail.screening", fill, when);
    case Stage::preparation:
        return send(tx, p, "partnerships.mail.preparation", fill, when);
    case Stage::declined:
        return send(tx, p, "partnerships.mail.declined", fill, when);
    case Stage::withdrawn:
        return send(tx, p, "partnerships.mail.withdrawn", fill, when);
    case Stage::idea:
    case Stage::for_decision:
    case Stage::negotiation:
    case Stage::signing:
    case Stage::start_up:
    case Stage::active:
    case Stage::evaluation:
    case Stage::renewal_decision:
    case Stage::new_start:
    case Stage::suspended:
    case Stage::phasing_out:
    case Stage::converted:
    case Stage::ended:
    case Stage::lapsed:
        return;
    }
}

} // namespace partnerships
