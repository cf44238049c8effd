// Reads the open list of universities and their web domains (one JSON list).
#pragma once

#include "policy/partners/incoming.hpp"

#include <memory>

namespace partners {

// Takes the content in pieces, as RorReading does.
class UniversityDomainsReading {
public:
    explicit UniversityDomainsReading(IncomingVisit visit);
    ~UniversityDomainsReading();
    UniversityDomainsReading(const UniversityDomainsReading&) = delete;
    UniversityDomainsReading& operator=(const UniversityDomainsReading&) = delete;

    void take(std::string_view piece);
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace partners
