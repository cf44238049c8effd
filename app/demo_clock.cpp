// The demo's time is a line among the notes about the installation.
#include "app/demo_clock.hpp"

#include <algorithm>
#include <chrono>

namespace app {
namespace {

constexpr db::Sql select_noted = "SELECT value FROM installation WHERE name = 'demo time'";
constexpr db::Sql upsert_noted = R"sql(
    INSERT INTO installation (name, value) VALUES ('demo time', ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
)sql";
constexpr int seconds_between_notes = 20;

// Ahead by one pause: what was done after the last note must not lie in the future either.
void note(db::Database& database, Time now) {
    try {
        auto tx = database.begin();
        tx.run(upsert_noted, now.plus_seconds(seconds_between_notes));
        tx.commit();
    } catch (const db::Error&) { // busy, or full: the next note will do
    }
}

} // namespace

Time demo_time(db::Database& database, Time day_of_cast) {
    auto reader = database.read();
    auto noted = reader.find<Time>(select_noted);
    return noted ? std::max(*noted, day_of_cast) : day_of_cast;
}

std::jthread ticking(db::Database& database, Clock& clock) {
    return std::jthread{[&](const std::stop_token& stop) {
        for (int second = 0;; ++second) {
            if (second % seconds_between_notes == 0) note(database, clock.now());
            if (stop.stop_requested()) return;
            std::this_thread::sleep_for(std::chrono::seconds{1});
            clock.advance_seconds(1);
        }
    }};
}

} // namespace app
