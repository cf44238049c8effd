// What lives as long as the program does, built in order.
#pragma once

#include "app/command.hpp"
#include "platform/basics/clock.hpp"
#include "platform/db/database.hpp"
#include "platform/logging/logging.hpp"
#include "platform/rights/gate.hpp"
#include "platform/settings/settings.hpp"
#include "platform/text/words.hpp"
#include "platform/web/call.hpp"
#include "platform/web/metrics.hpp"

#include <memory>

namespace app {

struct House {
    // Brings the database's tables up to date first.
    explicit House(const Command& command);

    std::unique_ptr<db::Database> database;
    Clock clock;
    text::Catalogues catalogues;
    settings::Settings institution;
    rights::Gate gate;
    web::Metrics metrics;
    logging::Log log;

    web::Services services();
    // By the program itself, for what a verb does.
    By by() const;
};

// The day and hour at which the cast lives: there the demo starts.
Time day_of_cast(const std::string& folder);

} // namespace app
