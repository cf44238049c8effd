// The program's log: one line of logfmt for each thing that happened, to stderr, where systemd or a container
// takes it. Lines name things by number and route, never by address, query or name, so that a log can be kept
// and shared.
#pragma once

#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

namespace logging {

enum class Level { debug, info, warning, error };

// A value; a floating number is written with three decimals.
using Value = std::variant<std::string_view, long, double>;
struct Field {
    std::string_view name;
    Value value;
};

enum class To { standard_error, nothing };

// Built in app/main.cpp and handed down. Lines gather in memory and are written every second, at once from
// warning upwards: a line costs well under a microsecond, where a write of its own would cost several.
class Log {
public:
    explicit Log(Level least = Level::info, To to = To::standard_error);
    Log(Level least, const std::string& path); // to the end of a file
    ~Log();
    Log(const Log&) = delete;
    Log& operator=(const Log&) = delete;

    // log.write(Level::info, "imported", {{"rows", 1200}, {"source", "ror"}});
    void write(Level level, std::string_view event, std::initializer_list<Field> fields = {});
    bool takes(Level level) const { return level >= least_; }
    void flush();

private:
    struct Inside;
    Level least_;
    std::unique_ptr<Inside> inside_;
};

// event=x name="a b": what needs it is quoted, line breaks are \n, so that a line is always one line.
std::string line_of(std::string_view event, std::initializer_list<Field> fields);

} // namespace logging
