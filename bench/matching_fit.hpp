// Fits the weights of the matching rule, so that where they come from can be repeated.
#pragma once

#include "policy/partners/evidence.hpp"

#include <array>
#include <string>
#include <vector>

namespace bench {

struct Judged {
    std::array<double, partners::signal_count> signals{};
    double right = 0; // 1 or 0
};

// Logistic regression; gives the weights as they stand in rules_matching.cpp.
std::string fitted_weights(const std::vector<Judged>& judged);

} // namespace bench
