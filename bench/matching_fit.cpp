// Logistic regression by gradient descent with momentum (Adam) and a light pull of the weights towards zero.
#include "bench/matching_fit.hpp"

#include <cmath>
#include <cstdio>

namespace bench {
namespace {

using Weights = std::array<double, partners::signal_count>;

Weights gradient_at(const Weights& weights, const std::vector<Judged>& judged) {
    constexpr double pull = 0.0002;
    Weights gradient{};
    for (const Judged& one : judged) {
        double sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * one.signals[i];
        double error = 1 / (1 + std::exp(-sum)) - one.right;
        for (std::size_t i = 0; i < weights.size(); ++i) gradient[i] += error * one.signals[i];
    }
    for (std::size_t i = 0; i < weights.size(); ++i)
        gradient[i] = gradient[i] / static_cast<double>(judged.size()) + (i > 0 ? pull * weights[i] : 0);
    return gradient;
}

} // namespace

std::string fitted_weights(const std::vector<Judged>& judged) {
    constexpr double step = 0.03, first_decay = 0.9, second_decay = 0.999;
    Weights weights{}, mean{}, square{};
    for (int round = 1; round <= 1500; ++round) {
        Weights gradient = gradient_at(weights, judged);
        for (std::size_t i = 0; i < weights.size(); ++i) {
            mean[i] = first_decay * mean[i] + (1 - first_decay) * gradient[i];
            square[i] = second_decay * square[i] + (1 - second_decay) * gradient[i] * gradient[i];
            double momentum = mean[i] / (1 - std::pow(first_decay, round));
            weights[i] -=
                step * momentum / (std::sqrt(square[i] / (1 - std::pow(second_decay, round))) + 1e-9);
        }
    }
    std::string text;
    char number[32];
    for (double weight : weights) {
        std::snprintf(number, sizeof number, "%.2f, ", weight);
        text += number;
    }
    return text;
}

} // namespace bench
