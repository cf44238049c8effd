// How far long work has come, as a row that a page can ask for or a stream can follow.
//
//   auto progress = jobs::begin_progress(tx, "partners.import", count, now);   tx.commit();
//   … in the transaction of each batch:  jobs::step(tx, progress, done, "partners.import.reading", now);
//   jobs::finish_progress(tx, progress, jobs::ProgressState::done, "partners.import.finished", now);
//
// A step is seen when its transaction is committed, so long work is cut into batches. Never opens a
// transaction itself: changes take turns, and a second one inside the first would wait for ever.
#pragma once

#include "platform/basics/enum_names.hpp"
#include "platform/db/database.hpp"
#include "platform/http/message.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace jobs {

using ProgressId = Id<struct ProgressTag>;

enum class ProgressState { running, done, failed };
constexpr EnumNames<ProgressState, 3> names_of(ProgressState) { return {"running", "done", "failed"}; }

struct Progress {
    ProgressId id;
    std::string kind;
    ProgressState state = ProgressState::running;
    std::int64_t done = 0;
    std::optional<std::int64_t> total; // nothing: not known
    std::string message;               // text key
    Time started_at;
    Time updated_at;

    // 0 to 100; nothing while the total is not known.
    std::optional<int> percent() const;
};

ProgressId begin_progress(db::Transaction& tx, std::string_view kind, std::optional<std::int64_t> total,
                          Time now);
void step(db::Transaction& tx, ProgressId id, std::int64_t done, std::string_view message, Time now);
void finish_progress(db::Transaction& tx, ProgressId id, ProgressState state, std::string_view message,
                     Time now);
std::optional<Progress> find_progress(db::Session& session, ProgressId id);

// {"state":"running","done":500,"total":47853,"percent":1,"message":"partners.import.reading"}
std::string json_of(const Progress& progress);
// What a reader sees beside the bar, in words.
using SayProgress = std::function<std::string(const Progress&)>;
// Server-sent events "progress", one for each change, with the same object and "text"; at the end one
// "finished", on which the page looks again. The database must outlive it.
std::shared_ptr<http::EventStream> stream_of(db::Database& database, ProgressId id, SayProgress say = {});

} // namespace jobs
