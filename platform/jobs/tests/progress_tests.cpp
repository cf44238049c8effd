// Progress of long work is seen from outside, batch by batch, until it ends.
#include "platform/jobs/progress.hpp"
#include "platform/testing/test_database.hpp"

#include <doctest/doctest.h>

using jobs::ProgressState;

namespace {

const Time six = *Time::parse("2026-11-22T06:00:00.000Z");

template <class Change> void committed(db::Database& database, Change change) {
    auto tx = database.begin();
    change(tx);
    tx.commit();
}

} // namespace

TEST_CASE("Progress counts towards its total, and is whole when it ends") {
    testing::TestDatabase database;
    auto tx = database->begin();
    auto id = jobs::begin_progress(tx, "partners.import", 200, six);
    CHECK(jobs::find_progress(tx, id)->percent() == 0);
    jobs::step(tx, id, 50, "partners.import.reading", six.plus_seconds(1));
    auto half = jobs::find_progress(tx, id);
    CHECK(half->percent() == 25);
    CHECK(half->updated_at == six.plus_seconds(1));
    CHECK(jobs::json_of(*half) ==
          R"({"state":"running","done":50,"total":200,"percent":25,"message":"partners.import.reading"})");
    jobs::finish_progress(tx, id, ProgressState::done, "partners.import.finished", six);
    CHECK(jobs::find_progress(tx, id)->percent() == 100);
}

TEST_CASE("Without a total there is no percentage") {
    testing::TestDatabase database;
    auto tx = database->begin();
    auto id = jobs::begin_progress(tx, "partners.import", std::nullopt, six);
    jobs::step(tx, id, 50, "", six);
    CHECK(jobs::json_of(*jobs::find_progress(tx, id)) ==
          R"({"state":"running","done":50,"total":null,"percent":null,"message":""})");
}

TEST_CASE("A stream tells each change once and ends with the work") {
    testing::TestDatabase database;
    jobs::ProgressId id;
    committed(*database, [&](auto& tx) { id = jobs::begin_progress(tx, "import", 2, six); });
    auto stream = jobs::stream_of(*database, id);
    CHECK(stream->next()->find("\"done\":0") != std::string::npos);
    CHECK(stream->next() == "");
    committed(*database, [&](auto& tx) { jobs::step(tx, id, 1, "half", six); });
    CHECK(stream->next()->starts_with("event: progress\ndata: {\"state\":\"running\",\"done\":1"));
    committed(*database, [&](auto& tx) { jobs::finish_progress(tx, id, ProgressState::failed, "why", six); });
    CHECK(stream->next()->find("\"failed\"") != std::string::npos);
    CHECK_FALSE(stream->next());
    CHECK_FALSE(jobs::stream_of(*database, {99})->next());
}
