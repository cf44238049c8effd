// Counting without locks, printing with one.
#include "platform/web/metrics.hpp"

#include <algorithm>
#include <charconv>

namespace web {
namespace {

std::string number(double value) {
    char text[400]; // the longest double written out
    return {text, std::to_chars(text, text + sizeof text, value, std::chars_format::fixed).ptr};
}

void write_head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
    out.append("# HELP ")
        .append(name)
        .append(" ")
        .append(help)
        .append("\n# TYPE ")
        .append(name)
        .append(" ")
        .append(type)
        .append("\n");
}

} // namespace

void Metrics::count(int status, std::int64_t microseconds) {
    constexpr auto relaxed = std::memory_order_relaxed;
    by_class_[static_cast<std::size_t>(std::clamp(status / 100, 0, 5))].fetch_add(1, relaxed);
    auto bucket = std::lower_bound(edges.begin(), edges.end(), microseconds) - edges.begin();
    durations_[static_cast<std::size_t>(bucket)].fetch_add(1, relaxed);
    total_microseconds_.fetch_add(static_cast<std::uint64_t>(std::max<std::int64_t>(microseconds, 0)),
                                  relaxed);
}

void Metrics::add_gauge(std::string name, std::string help, std::function<double()> read) {
    std::lock_guard lock{mutex_};
    gauges_.push_back({std::move(name), std::move(help), std::move(read)});
}

std::string Metrics::text() const {
    std::string out;
    write_head(out, "entente_requests_total", "Answers by class of status.", "counter");
    for (std::size_t i = 1; i < by_class_.size(); ++i)
        out += "entente_requests_total{class=\"" + std::to_string(i) + "xx\"} " +
               std::to_string(by_class_[i].load()) + "\n";

    write_head(out, "entente_request_duration_seconds", "Time from the request's last byte to the answer's.",
               "histogram");
    std::uint64_t sum = 0;
    for (std::size_t i = 0; i < durations_.size(); ++i) {
        sum += durations_[i].load();
        std::string edge = i < edges.size() ? number(static_cast<double>(edges[i]) / 1e6) : "+Inf";
        out += "entente_request_duration_seconds_bucket{le=\"" + edge + "\"} " + std::to_string(sum) + "\n";
    }
    out += "entente_request_duration_seconds_sum " +
           number(static_cast<double>(total_microseconds_.load()) / 1e6) + "\n";
    out += "entente_request_duration_seconds_count " + std::to_string(sum) + "\n";

    std::lock_guard lock{mutex_};
    std::string_view family; // gauges that differ only in their labels stand under one head
    for (const Gauge& gauge : gauges_) {
        auto name = std::string_view{gauge.name}.substr(0, gauge.name.find('{'));
        if (name != family) write_head(out, name, gauge.help, "gauge");
        family = name;
        out += gauge.name + " " + number(gauge.read()) + "\n";
    }
    return out;
}

} // namespace web
