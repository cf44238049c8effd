// Identifier first, then the name with its country; safe or not at all.
#include "policy/agreements/import_names.hpp"

#include "policy/partners/partners.hpp"

#include <charconv>

namespace agreements {
namespace {

constexpr std::size_t most_candidates = 5;

// The unit through which a party acts makes it no other organisation.
WrittenParty entity_of(const WrittenParty& party) {
    return {party.name, party.country, party.identifier, ""};
}
WrittenParty entity_of(const ImportName& name) { return {name.written, name.country, name.identifier, ""}; }

std::string listed(const std::vector<OrganisationId>& ids) {
    std::string text;
    for (std::size_t i = 0; i < ids.size() && i < most_candidates; ++i)
        text += (i ? "," : "") + std::to_string(ids[i].value);
    return text;
}

// Lists write a ROR id with its address, without, or with a stray sign behind it.
std::optional<OrganisationId> identified(db::Session& session, std::string identifier) {
    while (!identifier.empty() && (identifier.back() == ')' || identifier.back() == '.'))
        identifier.pop_back();
    if (identifier.empty()) return std::nullopt;
    if (auto id = partners::identified(session, identifier)) return id;
    return partners::identified(session, "https://ror.org/" + identifier);
}

class Asking {
public:
    explicit Asking(db::Session& session) : session_(session) {}

    void ask(ImportName& name) {
        if (auto id = identified(session_, name.identifier)) {
            name.organisation_id = id;
            name.how = How::identified;
            return;
        }
        if (!recognition_)
            recognition_.emplace(session_); // the register's names are read only when they are needed
        auto found = recognition_->of(name.written, name.country);
        name.candidates = listed(found.candidates);
        if (!found.sure) return;
        name.organisation_id = found.sure;
        name.how = How::recognised;
    }

private:
    db::Session& session_;
    std::optional<partners::Recognition> recognition_;
};

} // namespace

std::vector<OrganisationId> ImportName::candidate_ids() const {
    std::vector<OrganisationId> ids;
    const char* at = candidates.data();
    const char* end = at + candidates.size();
    while (at < end) {
        OrganisationId id;
        at = std::from_chars(at, end, id.value).ptr + 1;
        if (id) ids.push_back(id);
    }
    return ids;
}

std::vector<ImportName> names_in(db::Session& session, const ReadAgreements& read,
                                 const std::vector<ImportName>& before) {
    std::map<WrittenParty, std::size_t> places;
    std::vector<ImportName> names;
    for (const auto& incoming : read.agreements)
        for (const auto& party : incoming.parties) {
            auto [place, fresh] = places.emplace(entity_of(party), names.size());
            if (fresh) {
                ImportName name;
                name.position = static_cast<int>(names.size());
                name.written = party.name, name.country = party.country, name.identifier = party.identifier;
                names.push_back(std::move(name));
            }
            ++names[place->second].number;
        }
    NameBook known{before};
    Asking asking{session};
    for (auto& name : names) {
        asking.ask(name);
        const auto* earlier = known.find(entity_of(name));
        if (!earlier || earlier->lost()) continue;
        if (earlier->how != How::chosen && earlier->how != How::added) continue;
        name.how = earlier->how;
        name.organisation_id = earlier->organisation_id;
    }
    return names;
}

NameBook::NameBook(const std::vector<ImportName>& names) {
    for (const auto& name : names) by_party_.emplace(entity_of(name), &name);
}

const ImportName* NameBook::find(const WrittenParty& party) const {
    auto found = by_party_.find(entity_of(party));
    return found == by_party_.end() ? nullptr : found->second;
}

} // namespace agreements
