// Mails to the proposer, in the proposer's language.
#include "policy/partnerships/telling.hpp"

#include "platform/mail/mail.hpp"
#include "platform/text/words.hpp"
#include "policy/partnerships/institution.hpp"
#include "policy/partnerships/store.hpp"

namespace partnerships {
namespace {

constexpr db::Sql select_email = "SELECT email FROM accounts WHERE id = ? AND active = 1";
constexpr db::Sql select_team_emails = R"sql(
    SELECT DISTINCT accounts.email
      FROM partnership_team team
      JOIN accounts ON accounts.id = team.account_id
     WHERE team.partnership_id = ? AND team.function <> 'reader' AND accounts.active = 1
     ORDER BY accounts.email
     LIMIT 20
)sql";

// An account's address as it is today; somebody outside is told where they asked to be told.
std::string recipient(db::Session& session, const Partnership& p) {
    if (!p.proposer_account_id) return p.proposer_email;
    return session.find<std::string>(select_email, *p.proposer_account_id).value_or("");
}

text::Language language_of(const Partnership& p) {
    return p.language == "en" ? text::Language::en : text::Language::sv;
}

void send(db::Transaction& tx, const Partnership& p, const std::string& to, std::string_view key,
          text::Fill fill, Time when) {
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
std::string place_of(const settings::Settings& institution, const Partnership& p,
                     std::string_view status_key) {
    auto base = address_in_mails(institution);
    if (p.proposer_account_id) return base + "/partnerships/" + std::to_string(p.id.value);
    if (status_key.empty()) return base + "/request/status";
    return base + "/request/status?number=" + p.number + "&key=" + std::string{status_key};
}

// What was told stays in the thread, so that everybody sees what the proposer knows.
void keep(db::Transaction& tx, const settings::Settings& institution, const Partnership& p, std::string body,
          Time when) {
    auto author = institution.file("institution").both("name").in(language_of(p));
    insert_message(tx, p.id, {std::nullopt, author, true, std::move(body), when, MessageKind::told});
}

// The answer, and for a no where to turn with what fits better.
std::string answer_with_form(const text::Words& tr, const settings::Settings& institution,
                             const Partnership& p) {
    auto unit = helper_of_form(institution, p.other_form);
    if (p.stage != Stage::declined || p.other_form.empty() || p.other_form == "none" || unit.empty())
        return p.answer;
    auto language = tr.language();
    auto form = names_in_words(other_forms(institution), p.other_form, language);
    auto email = unit_email(institution, unit);
    return p.answer + "\n\n" +
           tr(email.empty() ? "partnerships.told.other_form" : "partnerships.told.other_form_mail",
              {{"form", form}, {"unit", unit_name(institution, unit, language)}, {"email", email}});
}

void tell_step(db::Transaction& tx, const settings::Settings& institution, const Partnership& p,
               std::string_view key, Time when) {
    const auto catalogues = text::Catalogues::built_in();
    const auto& tr = catalogues.in(language_of(p));
    auto place = place_of(institution, p, "");
    auto answer = answer_with_form(tr, institution, p);
    text::Fill fill{{"title", p.title}, {"number", p.number}, {"answer", answer}, {"place", place}};
    send(tx, p, recipient(tx, p), "partnerships.mail." + std::string{key}, fill, when);
    keep(tx, institution, p, tr("partnerships.told." + std::string{key}, fill), when);
}

} // namespace

void tell_received(db::Transaction& tx, const settings::Settings& institution, const Partnership& p,
                   std::string_view status_key, Time when) {
    const auto catalogues = text::Catalogues::built_in();
    const auto& tr = catalogues.in(language_of(p));
    auto day = p.answer_by ? tr.date(*p.answer_by) : std::string{};
    auto place = place_of(institution, p, status_key);
    text::Fill fill{
        {"title", p.title}, {"number", p.number}, {"day", day}, {"place", place}, {"key", status_key}};
    send(tx, p, recipient(tx, p),
         status_key.empty() ? "partnerships.mail.received" : "partnerships.mail.request", fill, when);
    keep(tx, institution, p, tr("partnerships.told.received", fill), when); // without the secret of the link
}

void tell_message(db::Transaction& tx, const settings::Settings& institution, const Partnership& p,
                  std::string_view body, Time when) {
    auto place = place_of(institution, p, "");
    send(tx, p, recipient(tx, p), "partnerships.mail.message",
         {{"title", p.title}, {"number", p.number}, {"body", body}, {"place", place}}, when);
}

void tell_team(db::Transaction& tx, const settings::Settings& institution, const Partnership& p,
               std::string_view body, Time when) {
    auto place = address_in_mails(institution) + "/partnerships/" + std::to_string(p.id.value) + "/messages";
    const auto team = tx.all<std::string>(select_team_emails, p.id);
    for (const auto& email : team)
        send(tx, p, email, "partnerships.mail.from_proposer",
             {{"title", p.title},
              {"number", p.number},
              {"name", p.proposer_name},
              {"body", body},
              {"place", place}},
             when);
}

void tell_stage(db::Transaction& tx, const settings::Settings& institution, const Partnership& p, Time when) {
    switch (p.stage) {
    case Stage::screening:
        return tell_step(tx, institution, p, "screening", when);
    case Stage::preparation:
        return tell_step(tx, institution, p, "preparation", when);
    case Stage::declined:
        return tell_step(tx, institution, p, "declined", when);
    case Stage::withdrawn:
        return tell_step(tx, institution, p, "withdrawn", when);
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
