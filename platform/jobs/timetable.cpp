// Rhythms, slots and the record of runs.
#include "platform/jobs/timetable.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <stdexcept>

namespace jobs {

namespace {

constexpr std::array<std::string_view, 7> weekdays = {"monday", "tuesday",  "wednesday", "thursday",
                                                      "friday", "saturday", "sunday"};

constexpr db::Sql insert_run = R"sql(
    INSERT INTO timetable_runs (name, slot, job) VALUES (?, ?, ?)
)sql";
constexpr db::Sql select_has_run = "SELECT count(*) FROM timetable_runs WHERE name = ? AND slot >= ?";
constexpr db::Sql select_newest_run = R"sql(
    SELECT timetable_runs.slot, jobs.started_at, jobs.finished_at, jobs.state, jobs.result_count, jobs.last_error
      FROM timetable_runs
      JOIN jobs ON jobs.id = timetable_runs.job
     WHERE timetable_runs.name = ?
     ORDER BY timetable_runs.slot DESC
     LIMIT 1
)sql";
constexpr db::Sql select_newest_good_slot = R"sql(
    SELECT timetable_runs.slot
      FROM timetable_runs
      JOIN jobs ON jobs.id = timetable_runs.job
     WHERE timetable_runs.name = ? AND jobs.state = 'done'
     ORDER BY timetable_runs.slot DESC
     LIMIT 1
)sql";

struct NewestRun {
    std::string slot;
    std::optional<Time> started_at, finished_at;
    State state = State::waiting;
    std::int64_t count = 0;
    std::string last_error;
};

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        auto end = std::min(text.find(' '), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

std::optional<int> number_of(std::string_view text) {
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0) return std::nullopt;
    return value;
}

// "06:00" in minutes after midnight.
std::optional<int> clock_time_of(std::string_view text) {
    if (text.size() != 5 || text[2] != ':') return std::nullopt;
    auto hour = number_of(text.substr(0, 2)), minute = number_of(text.substr(3));
    if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
    return *hour * 60 + *minute;
}

std::optional<Rhythm> every(const std::vector<std::string_view>& words) {
    auto count = words.size() == 3 ? number_of(words[1]) : std::nullopt;
    if (!count || *count == 0) return std::nullopt;
    int factor = words[2].starts_with("minute") ? 1 : words[2].starts_with("hour") ? 60 : 0;
    // Slots begin anew at midnight, so a day must hold a whole number of them.
    if (factor == 0 || 1440 % (*count * factor) != 0) return std::nullopt;
    return Rhythm{Rhythm::Kind::every, *count * factor, 0};
}

std::optional<int> weekday_of(std::string_view word) {
    auto found = std::find(weekdays.begin(), weekdays.end(), word);
    if (found == weekdays.end()) return std::nullopt;
    return static_cast<int>(found - weekdays.begin()) + 1;
}

std::string clock_text(int minutes) {
    char text[24];
    std::snprintf(text, sizeof text, "%02d:%02d", minutes / 60, minutes % 60);
    return text;
}

bool falls_on(const Rhythm& rhythm, Date date) {
    if (rhythm.kind == Rhythm::Kind::monthly) return date.day() == static_cast<unsigned>(rhythm.day);
    if (rhythm.kind != Rhythm::Kind::weekly) return true;
    return static_cast<int>(std::chrono::weekday{date.days}.iso_encoding()) == rhythm.day;
}

} // namespace

std::optional<Rhythm> Rhythm::parse(std::string_view text) {
    auto words = words_of(text);
    if (words.empty()) return std::nullopt;
    if (words[0] == "every") return every(words);
    bool on_a_day = words[0] == "weekly" || words[0] == "monthly";
    if ((!on_a_day && words[0] != "daily") || words.size() != (on_a_day ? 5u : 3u)) return std::nullopt;
    auto time = clock_time_of(words.back());
    if (!time || words[words.size() - 2] != "at" || (on_a_day && words[1] != "on")) return std::nullopt;
    if (!on_a_day) return Rhythm{Kind::daily, *time, 0};
    auto day = words[0] == "weekly" ? weekday_of(words[2]) : number_of(words[2]);
    if (!day || *day < 1 || *day > 28) return std::nullopt; // every month has a 28th
    return Rhythm{words[0] == "weekly" ? Kind::weekly : Kind::monthly, *time, *day};
}

std::string slot_at(const Rhythm& rhythm, Time now) {
    if (rhythm.kind == Rhythm::Kind::every) {
        std::string iso = now.iso(); // 2026-11-22T06:32:51.123Z
        int minute = std::stoi(iso.substr(11, 2)) * 60 + std::stoi(iso.substr(14, 2));
        return iso.substr(0, 11) + clock_text(minute - minute % rhythm.minutes) + "Z";
    }
    Date date = now.date();
    if (now.minute_of_day() < rhythm.minutes) date = date.plus_days(-1);
    while (!falls_on(rhythm, date)) date = date.plus_days(-1);
    return date.iso() + " " + clock_text(rhythm.minutes);
}

std::optional<Date> next_day(const Rhythm& rhythm, Time now) {
    if (rhythm.kind == Rhythm::Kind::every) return std::nullopt;
    Date date = now.date();
    if (now.minute_of_day() >= rhythm.minutes) date = date.plus_days(1);
    while (!falls_on(rhythm, date)) date = date.plus_days(1);
    return date;
}

std::int64_t patience_seconds(const Rhythm& rhythm) {
    constexpr std::int64_t quarter_of_an_hour = 900;
    return quarter_of_an_hour + (rhythm.kind == Rhythm::Kind::every ? rhythm.minutes * 60 : 0);
}

void Timetable::add(std::string name, std::string_view rhythm) {
    auto read = Rhythm::parse(rhythm);
    if (!read) throw std::logic_error("no such rhythm: " + std::string{rhythm});
    runs_.push_back({std::move(name), *read, std::string{rhythm}});
}

int enqueue_due(db::Database& database, const Timetable& timetable, Time now) {
    int count = 0;
    for (auto& run : timetable.runs()) {
        std::string slot = slot_at(run.rhythm, now);
        if (database.read().one<std::int64_t>(select_has_run, run.name, slot) > 0) continue;
        auto tx = database.begin();
        if (tx.one<std::int64_t>(select_has_run, run.name, slot) > 0) continue; // another was quicker
        auto job =
            enqueue(tx, {.kind = run.name, .payload = "{\"slot\":\"" + slot + "\"}", .run_after = now});
        tx.run(insert_run, run.name, slot, job);
        tx.commit();
        ++count;
    }
    return count;
}

std::vector<RunLine> runs_of(db::Session& session, const Timetable& timetable, Time now) {
    std::vector<RunLine> lines;
    for (auto& run : timetable.runs()) {
        RunLine line;
        line.name = run.name;
        line.words = run.words;
        if (auto newest = session.find<NewestRun>(select_newest_run, run.name)) {
            line.slot = newest->slot;
            line.started_at = newest->started_at;
            line.finished_at = newest->finished_at;
            line.state = newest->state;
            line.count = newest->count;
            line.last_error = newest->last_error;
        }
        line.last_good_slot = session.find<std::string>(select_newest_good_slot, run.name);
        line.expected_slot = slot_at(run.rhythm, now.plus_seconds(-patience_seconds(run.rhythm)));
        line.overdue = !line.last_good_slot || *line.last_good_slot < line.expected_slot;
        lines.push_back(std::move(line));
    }
    return lines;
}

std::vector<RunLine> overdue_runs(db::Session& session, const Timetable& timetable, Time now) {
    auto lines = runs_of(session, timetable, now);
    std::erase_if(lines, [](auto& line) { return !line.overdue; });
    return lines;
}

} // namespace jobs
