// The names in a list and the organisations they speak of: each is asked once, and what is not safe waits for
// a person.
#pragma once

#include "platform/db/database.hpp"
#include "policy/agreements/import_reading.hpp"
#include "policy/ids.hpp"

#include <map>
#include <optional>
#include <vector>

namespace agreements {

enum class How {
    identified, // by an identifier that the list gives
    recognised, // by its name and country, safely
    chosen,     // by a person
    text,       // only the name as written
    added       // not in the register yet; entered there when the import is carried out
};
constexpr EnumNames<How, 5> names_of(How) { return {"identified", "recognised", "chosen", "text", "new"}; }

struct ImportName {
    int position = 0;
    std::string written, country, identifier;
    std::int64_t number = 0; // how often it stands in the list
    How how = How::text;
    std::optional<OrganisationId> organisation_id;
    std::string candidates; // ids with commas between

    std::vector<OrganisationId> candidate_ids() const;
    // Matched with an organisation that is no longer in the register.
    bool lost() const { return how != How::text && how != How::added && !organisation_id; }
    bool open() const { return how == How::text || lost(); }
};

// Asks the register for every differing name of the list. What a person chose before stays chosen.
std::vector<ImportName> names_in(db::Session& session, const ReadAgreements& read,
                                 const std::vector<ImportName>& before);

// Finds a written party's name again.
class NameBook {
public:
    explicit NameBook(const std::vector<ImportName>& names);
    const ImportName* find(const WrittenParty& party) const;

private:
    std::map<WrittenParty, const ImportName*> by_party_;
};

} // namespace agreements
