// The words, folded, in tables.
#include "policy/agreements/import_words.hpp"

#include "platform/settings/hosts.hpp"
#include "platform/tables/cells.hpp"
#include "platform/text/folding.hpp"
#include "policy/agreements/institution.hpp"

#include <algorithm>

namespace agreements {
namespace {

// clang-format off
constexpr std::pair<std::string_view, Status> status_words[] = {
    {"1", Status::in_force}, {"yes", Status::in_force}, {"ja", Status::in_force}, {"true", Status::in_force}, {"active", Status::in_force}, {"aktiv", Status::in_force}, {"aktivt", Status::in_force},
    {"valid", Status::in_force}, {"gallande", Status::in_force}, {"galler", Status::in_force}, {"signed", Status::in_force}, {"in effect", Status::in_force},
    {"0", Status::expired}, {"no", Status::expired}, {"nej", Status::expired}, {"false", Status::expired}, {"expired", Status::expired}, {"inactive", Status::expired}, {"inaktivt", Status::expired},
    {"utgatt", Status::expired}, {"utgangen", Status::expired}, {"avslutat", Status::expired}, {"ended", Status::expired},
    {"terminated", Status::terminated}, {"uppsagt", Status::notice_given}, {"replaced", Status::replaced}, {"ersatt", Status::replaced},
    {"draft", Status::draft}, {"utkast", Status::draft}, {"negotiation", Status::negotiation}, {"under negotiation", Status::negotiation}, {"pending", Status::preparation}, {"planned", Status::preparation},
};
constexpr std::string_view renewing[] = {"auto renew", "auto renewal", "automatic renewal", "automatic", "automatically renewed", "autorenew", "automatisk forlangning", "forlangs automatiskt", "automatiskt"};
constexpr std::string_view endless[] = {"unlimited", "open ended", "open", "indefinite", "indefinitely", "no end", "no end date", "until further notice", "permanent", "tills vidare", "galler tills vidare", "bezterminowo", "na czas nieokreslony"};
// clang-format on

template <std::size_t count> bool among(const std::string_view (&words)[count], std::string_view word) {
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

template <class Map> auto found_in(const Map& map, std::string_view written) {
    auto found = map.find(text::fold(written));
    return found == map.end() ? std::nullopt : std::optional{found->second};
}

void add(std::map<std::string, std::string, std::less<>>& to, const std::vector<Named>& named) {
    for (const auto& one : named) {
        to.emplace(text::fold(one.name.sv), one.key);
        to.emplace(text::fold(one.name.en), one.key);
        to.emplace(text::fold(one.key), one.key);
    }
}

} // namespace

ImportWords::ImportWords(const settings::Settings& institution, const text::Catalogues& catalogues) {
    const auto named = types(institution);
    add(types_, named);
    add(hosts_, hosts(institution));
    usual_host_ = settings::usual_host(institution);
    for (const auto& type : named) names_.emplace(type.key, type.name.sv);
    const auto file = institution.file("agreement_types");
    for (const auto& type : file.list("types"))
        for (const auto& also : type.texts("also")) types_.emplace(text::fold(also), type.text("key"));
    for (const auto* words : {&catalogues.sv, &catalogues.en}) {
        for (Status status : all_of<Status>())
            statuses_.emplace(text::fold(words->of("agreements.status", status)), status);
        for (Renewal renewal : all_of<Renewal>())
            renewals_.emplace(text::fold(words->of("agreements.renewal", renewal)), renewal);
    }
    for (Status status : all_of<Status>()) statuses_.emplace(text::fold(name_of(status)), status);
    for (auto [word, status] : status_words) statuses_.emplace(word, status);
    for (Renewal renewal : all_of<Renewal>()) renewals_.emplace(text::fold(name_of(renewal)), renewal);
    for (auto word : renewing) renewals_.emplace(word, Renewal::automatic);
}

std::optional<std::string> ImportWords::type(std::string_view written) const {
    return found_in(types_, written);
}
std::optional<std::string> ImportWords::host(std::string_view written) const {
    return found_in(hosts_, written);
}
std::optional<Status> ImportWords::status(std::string_view written) const {
    return found_in(statuses_, written);
}
std::optional<Renewal> ImportWords::renewal(std::string_view written) const {
    if (auto known = found_in(renewals_, written)) return known;
    if (auto answer = tables::answer_of(written)) return *answer ? Renewal::automatic : Renewal::none;
    return std::nullopt;
}
std::string ImportWords::type_name(std::string_view key) const {
    auto found = names_.find(key);
    return found == names_.end() ? std::string{key} : found->second;
}

EndWord end_word(std::string_view cell) {
    if (tables::says_nothing(cell)) return EndWord::nothing;
    auto folded = text::fold(cell);
    if (among(renewing, folded)) return EndWord::renews;
    if (among(endless, folded)) return EndWord::open;
    return EndWord::unknown;
}

} // namespace agreements
