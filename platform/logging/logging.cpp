// The one file that knows spdlog (including it costs five seconds of compiling).
#include "platform/logging/logging.hpp"

#include <spdlog/common.h>
#include <spdlog/details/periodic_worker.h>
#include <spdlog/logger.h>
#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <stdexcept>
#include <unistd.h>

namespace logging {

namespace {

constexpr std::size_t gathered = 64 * 1024;

spdlog::level::level_enum spdlog_level(Level level) {
    switch (level) {
    case Level::debug:
        return spdlog::level::debug;
    case Level::info:
        return spdlog::level::info;
    case Level::warning:
        return spdlog::level::warn;
    case Level::error:
        return spdlog::level::err;
    }
    return spdlog::level::err;
}

// spdlog's own stderr sink writes every line at once, and its file sink cannot open a stderr that is a socket
// (systemd).
class GatheringSink final : public spdlog::sinks::base_sink<std::mutex> {
public:
    explicit GatheringSink(std::FILE* file) : file_{file} {
        if (!file_) throw std::runtime_error("the log cannot be opened");
        std::setvbuf(file_, nullptr, _IOFBF, gathered);
    }
    ~GatheringSink() override { std::fclose(file_); }

private:
    void sink_it_(const spdlog::details::log_msg& message) override {
        spdlog::memory_buf_t line;
        formatter_->format(message, line);
        std::fwrite(line.data(), 1, line.size(), file_);
    }
    void flush_() override { std::fflush(file_); }

    std::FILE* file_;
};

bool needs_quotes(std::string_view text) {
    return text.empty() || std::any_of(text.begin(), text.end(), [](char c) {
               return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '=' || c == '\\' || c == 0x7F;
           });
}

void add_text(std::string& line, std::string_view text) {
    if (!needs_quotes(text)) {
        line += text;
        return;
    }
    line += '"';
    for (char c : text) {
        if (c == '"' || c == '\\') line += '\\';
        if (c == '\n')
            line += "\\n";
        else
            line += static_cast<unsigned char>(c) < ' ' || c == 0x7F ? ' ' : c;
    }
    line += '"';
}

void add_value(std::string& line, const Value& value) {
    char digits[48];
    if (const auto* text = std::get_if<std::string_view>(&value)) return add_text(line, *text);
    if (const auto* number = std::get_if<long>(&value)) std::snprintf(digits, sizeof digits, "%ld", *number);
    if (const auto* number = std::get_if<double>(&value))
        std::snprintf(digits, sizeof digits, "%.3f", *number);
    line += digits;
}

} // namespace

struct Log::Inside {
    Inside(Level least, std::FILE* file) : logger{"", std::make_shared<GatheringSink>(file)} {
        logger.set_level(spdlog_level(least));
        logger.flush_on(spdlog::level::warn);
        logger.set_formatter(std::make_unique<spdlog::pattern_formatter>(
            "time=%Y-%m-%dT%H:%M:%S.%eZ level=%l %v", spdlog::pattern_time_type::utc));
    }

    spdlog::logger logger;
    spdlog::details::periodic_worker flusher{[this] { logger.flush(); }, std::chrono::seconds{1}};
};

Log::Log(Level least, To to)
    : least_{least}, inside_{to == To::nothing
                                 ? nullptr
                                 : std::make_unique<Inside>(least, fdopen(dup(STDERR_FILENO), "a"))} {}
Log::Log(Level least, const std::string& path)
    : least_{least}, inside_{std::make_unique<Inside>(least, std::fopen(path.c_str(), "a"))} {}
Log::~Log() = default;

void Log::write(Level level, std::string_view event, std::initializer_list<Field> fields) {
    if (!inside_ || !takes(level)) return;
    auto line = line_of(event, fields);
    inside_->logger.log(spdlog_level(level), spdlog::string_view_t{line.data(), line.size()});
}

void Log::flush() {
    if (inside_) inside_->logger.flush();
}

std::string line_of(std::string_view event, std::initializer_list<Field> fields) {
    std::string line = "event=";
    line.reserve(160);
    add_text(line, event);
    for (const auto& field : fields) {
        line += ' ';
        line += field.name;
        line += '=';
        add_value(line, field.value);
    }
    return line;
}

} // namespace logging
