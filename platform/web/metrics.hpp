// Figures for the monitoring, in the text format that Prometheus and others read.
#pragma once

#include <array>
#include <atomic>
#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace web {

class Metrics {
public:
    void count(int status, std::int64_t microseconds);
    // A figure that is asked for when somebody looks: rows in a queue, when a job last ran.
    void add_gauge(std::string name, std::string help, std::function<double()> read);
    std::string text() const;

private:
    static constexpr std::array<std::int64_t, 11> edges{100,    250,    500,     1'000,     2'500,    5'000,
                                                        10'000, 50'000, 250'000, 1'000'000, 5'000'000}; // µs
    struct Gauge {
        std::string name, help;
        std::function<double()> read;
    };
    std::array<std::atomic<std::uint64_t>, 6> by_class_{}; // 1xx … 5xx
    std::array<std::atomic<std::uint64_t>, edges.size() + 1> durations_{};
    std::atomic<std::uint64_t> total_microseconds_ = 0;
    mutable std::mutex mutex_;
    std::vector<Gauge> gauges_;
};

} // namespace web
