// Thrown where too many ask at once for what only one can have, and waiting did not help; answered with 503.
#pragma once

#include <stdexcept>

struct Busy : std::runtime_error {
    using std::runtime_error::runtime_error;
};
