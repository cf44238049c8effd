// The rules of ROOM: values in, a verdict with every reason out.
#include "policy/ROOM/rules.hpp"

namespace ROOM {

Verdict may_begin(std::string_view title) {
    using enum Force;
    return Verdict{
        {must, !title.empty(), "ROOM.title_missing"},
    };
}

} // namespace ROOM
