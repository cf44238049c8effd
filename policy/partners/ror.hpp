// Reads the Research Organization Registry: records of schema 1 and 2, one a line or as the list of a whole
// release.
#pragma once

#include "policy/partners/incoming.hpp"

#include <memory>

namespace partners {

// Takes the content in pieces as they are unpacked. A record that cannot be read is a problem with its line,
// and the reading goes on.
class RorReading {
public:
    explicit RorReading(IncomingVisit visit);
    ~RorReading();
    RorReading(const RorReading&) = delete;
    RorReading& operator=(const RorReading&) = delete;

    void take(std::string_view piece);
    // After the last piece.
    void finish();

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace partners
