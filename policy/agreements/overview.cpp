// Fills the model of the agreement's page.
#include "policy/agreements/overview.hpp"

#include "platform/events/events.hpp"
#include "policy/agreements/institution.hpp"
#include "policy/agreements/rules.hpp"
#include "policy/agreements/store.hpp"
#include "policy/agreements/words.hpp"
#include "policy/may.hpp"
#include "policy/partners/partners.hpp"

namespace agreements {
namespace {

constexpr int most_meant = 5;

std::vector<PartyLine> lines_of(const web::Call& call, db::Session& session,
                                const std::vector<Party>& parties) {
    std::vector<PartyLine> lines;
    std::vector<OrganisationId> tied;
    for (const auto& party : parties)
        if (party.organisation_id) tied.push_back(*party.organisation_id);
    auto own = partners::names_in(session, tied, text::code_of(call.tr.language()));
    for (const auto& party : parties) {
        PartyLine line{party.id, party.shown(), "", party.acting_unit, party.country, "", "", party.side};
        if (party.organisation_id && own.contains(*party.organisation_id))
            line.name = own[*party.organisation_id];
        bool known = party.name_as_written == party.organisation_name || party.name_as_written == line.name;
        if (!party.organisation_name.empty() && !known) line.written = party.name_as_written;
        line.country_name = partners::country_name(party.country, call.tr.language());
        line.tied = party.organisation_id.has_value();
        line.href = organisation_href(call, party.organisation_id);
        if (!party.organisation_id && call.may(May::edit_agreements))
            line.meant = partners::perhaps_meant(session, party.name_as_written, call.tr, most_meant);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::string size_in_words(const text::Words& tr, std::int64_t bytes) {
    if (bytes < 1'000'000) return tr.number((bytes + 999) / 1000) + " kB";
    return tr.decimal(static_cast<double>(bytes) / 1e6, 1) + " MB";
}

std::vector<FileLine> lines_of(const text::Words& tr, const std::vector<Document>& documents) {
    std::vector<FileLine> lines;
    for (const auto& document : documents)
        lines.push_back({document.id, document.name,
                         std::string{tr.of("agreements.file_kind", document.kind)} + ", " +
                             size_in_words(tr, document.size) + ", " + tr.date(document.added_at.date())});
    return lines;
}

std::vector<html::Choice> statuses_after(const text::Words& tr, const Agreement& agreement,
                                         std::string_view chosen) {
    std::vector<html::Choice> ordinary, corrections;
    for (Status status : all_of<Status>()) {
        if (status == agreement.status) continue;
        auto& among = is_ordinary(agreement.status, status) ? ordinary : corrections;
        among.push_back({std::string{name_of(status)}, std::string{tr.of("agreements.status", status)},
                         name_of(status) == chosen});
    }
    ordinary.insert(ordinary.end(), corrections.begin(), corrections.end());
    return ordinary;
}

std::vector<html::Choice> file_kinds(const text::Words& tr) {
    std::vector<html::Choice> kinds;
    for (FileKind kind : all_of<FileKind>())
        kinds.push_back({std::string{name_of(kind)}, std::string{tr.of("agreements.file_kind", kind)},
                         kind == FileKind::agreement});
    return kinds;
}

std::string next_in_words(const web::Call& call, const NextDate& next) {
    if (next.what == Awaited::nothing) return {};
    return call.tr("agreements.next." + std::string{name_of(next.what)},
                   {{"day", call.tr.due(*next.day, call.today())}});
}

// What a list once called it, unless that is its name: one thing is not told twice.
template <class Name, class Thing>
std::string as_written(const std::string& written, db::Session& session, Name name, Thing thing) {
    bool named = written == name(session, text::Language::sv, thing) ||
                 written == name(session, text::Language::en, thing);
    return named ? std::string{} : written;
}

void fill_links(AgreementPage& page, const web::Call& call, db::Session& session) {
    const Agreement& a = page.agreement;
    page.function = function_name(session, call.tr.language(), a.function_id);
    page.unit = unit_name(session, call.tr.language(), a.unit_id);
    page.responsible_as_written = as_written(a.responsible, session, function_name, a.function_id);
    page.department_as_written = as_written(a.department, session, unit_name, a.unit_id);
    page.partnership = partnership_name(session, a.partnership_id);
    page.replaces = neighbour(session, a.replaces_id);
    page.replaced_by = replaced_by(session, a.id);
}

} // namespace

AgreementPage agreement_page(const web::Call& call, db::Session& session, const Agreement& agreement,
                             Refused refused) {
    const auto& institution = call.services.institution;
    auto language = call.tr.language();
    AgreementPage page;
    page.agreement = agreement;
    page.type = name_in(types(institution), agreement.type, language);
    page.host = name_in(hosts(institution), agreement.host, language);
    page.end = end_in_words(call.tr, agreement);
    page.renewal = renewal_in_words(call.tr, agreement);
    page.tone = tone_of(agreement.status);
    page.next = next_in_words(call, next_date_of(agreement, call.today()));
    auto until = runs_until(agreement, call.today());
    page.runs_on = until && until != agreement.ends_on && !is_over(agreement.status);
    if (page.runs_on) page.runs_until = call.tr.date(*until);
    page.parties = lines_of(call, session, parties_of(session, agreement.id));
    page.doubts = doubts_about(agreement, call.today());
    page.history = history_in_words(call, session, agreement);
    fill_links(page, call, session);
    page.files = lines_of(call.tr, documents_of(session, agreement.id));
    page.statuses = statuses_after(call.tr, agreement, refused.status);
    page.file_kinds = file_kinds(call.tr);
    page.seems_expired = seems_expired(agreement, call.today());
    page.refused = std::move(refused);
    page.may_edit = call.may(May::edit_agreements);
    page.csrf = call.csrf();
    page.follow = following::button_for(call, session, {"agreements", agreement.id.value});
    return page;
}

} // namespace agreements
