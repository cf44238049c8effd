// Rows of progress, and the stream that follows one.
#include "platform/jobs/progress.hpp"

#include <algorithm>
#include <boost/json.hpp>
#include <chrono>
#include <thread>

namespace jobs {

namespace {

constexpr db::Sql insert_progress = R"sql(
    INSERT INTO progress (kind, state, done, total, message, started_at, updated_at)
    VALUES (?, 'running', 0, ?, '', ?, ?) RETURNING id
)sql";
constexpr db::Sql update_progress = "UPDATE progress SET done = ?, message = ?, updated_at = ? WHERE id = ?";
constexpr db::Sql update_finished = "UPDATE progress SET state = ?, message = ?, updated_at = ? WHERE id = ?";
constexpr db::Sql select_progress = R"sql(
    SELECT id, kind, state, done, total, message, started_at, updated_at FROM progress WHERE id = ?
)sql";

// The snapshot is given back at once; the stream then sleeps.
std::optional<Progress> progress_now(db::Database& database, ProgressId id) {
    auto reader = database.read();
    return find_progress(reader, id);
}

boost::json::object object_of(const Progress& progress) {
    boost::json::object object;
    object["state"] = name_of(progress.state);
    object["done"] = progress.done;
    object["total"] = progress.total ? boost::json::value(*progress.total) : boost::json::value(nullptr);
    auto percent = progress.percent();
    object["percent"] = percent ? boost::json::value(*percent) : boost::json::value(nullptr);
    object["message"] = progress.message;
    return object;
}

std::string event_of(const Progress& progress, const SayProgress& say) {
    auto object = object_of(progress);
    if (say) object["text"] = say(progress);
    return "event: progress\ndata: " + boost::json::serialize(object) + "\n\n";
}

} // namespace

std::optional<int> Progress::percent() const {
    if (state == ProgressState::done) return 100;
    if (!total || *total <= 0) return std::nullopt;
    return static_cast<int>(std::min<std::int64_t>(100, done * 100 / *total));
}

ProgressId begin_progress(db::Transaction& tx, std::string_view kind, std::optional<std::int64_t> total,
                          Time now) {
    return tx.one<ProgressId>(insert_progress, kind, total, now, now);
}

void step(db::Transaction& tx, ProgressId id, std::int64_t done, std::string_view message, Time now) {
    tx.run(update_progress, done, message, now, id);
}

void finish_progress(db::Transaction& tx, ProgressId id, ProgressState state, std::string_view message,
                     Time now) {
    tx.run(update_finished, state, message, now, id);
}

std::optional<Progress> find_progress(db::Session& session, ProgressId id) {
    return session.find<Progress>(select_progress, id);
}

std::string json_of(const Progress& progress) { return boost::json::serialize(object_of(progress)); }

std::shared_ptr<http::EventStream> stream_of(db::Database& database, ProgressId id, SayProgress say) {
    struct Following {
        std::string last;
        bool finished = false;
    };
    auto following = std::make_shared<Following>();
    auto stream = std::make_shared<http::EventStream>();
    stream->next = [&database, id, say = std::move(say), following]() -> std::optional<std::string> {
        if (following->finished) return std::nullopt;
        auto progress = progress_now(database, id);
        if (!progress) return std::nullopt;
        std::string now = event_of(*progress, say);
        following->finished = progress->state != ProgressState::running;
        if (following->finished) return now + "event: finished\ndata: {}\n\n";
        if (now != following->last) return following->last = now;
        std::this_thread::sleep_for(std::chrono::milliseconds{300});
        return "";
    };
    return stream;
}

} // namespace jobs
