// What the words of a list mean: "Student Exchange" is a type, "1" a status, "auto renew" no day but a
// renewal.
#pragma once

#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"
#include "policy/agreements/agreement.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace agreements {

// Our own words in both languages, the institution's other words for its types (`also` of
// agreement_types.toml), and what lists usually write.
class ImportWords {
public:
    ImportWords(const settings::Settings& institution, const text::Catalogues& catalogues);

    std::optional<std::string> type(std::string_view written) const; // key of agreement_types.toml
    std::optional<std::string> host(std::string_view written) const;
    const std::string& usual_host() const { return usual_host_; }
    std::optional<Status> status(std::string_view written) const;
    std::optional<Renewal> renewal(std::string_view written) const;
    std::string type_name(std::string_view key) const; // in the institution's first language

private:
    std::string usual_host_;
    std::map<std::string, std::string, std::less<>> types_, hosts_, names_;
    std::map<std::string, Status, std::less<>> statuses_;
    std::map<std::string, Renewal, std::less<>> renewals_;
};

// What stands where a day is looked for.
enum class EndWord { nothing, renews, open, unknown };
EndWord end_word(std::string_view cell);

} // namespace agreements
