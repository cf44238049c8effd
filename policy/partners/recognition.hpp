// Which organisation a written name speaks of: for lists that others send in. The names of the whole register
// are taken into memory once and then asked many times.
//
//   partners::Recognition recognition{reader};
//   auto found = recognition.of("Adelaide, University of", "AU");      // found.sure, or found.candidates to
//   choose among
#pragma once

#include "platform/db/database.hpp"
#include "policy/ids.hpp"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partners {

struct Recognised {
    std::optional<OrganisationId> sure;     // safe enough to be taken without asking
    std::vector<OrganisationId> candidates; // best first, for a person
};

class Recognition {
public:
    explicit Recognition(db::Session& session);
    ~Recognition();
    Recognition(Recognition&&) noexcept;

    // `country`: alpha-2, "" when it is not known.
    Recognised of(std::string_view name, std::string_view country);

private:
    struct Memory;
    std::unique_ptr<Memory> memory_;
};

// Lists in alphabetical order turn names round: "Maryland, Baltimore County, University of" → "University of
// Maryland, Baltimore County". Other names stay as they are.
std::string turned_back(std::string_view name);

} // namespace partners
