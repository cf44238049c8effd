// Building the long-lived things.
#include "app/house.hpp"

#include "app/demo_clock.hpp"
#include "app/frame.hpp"
#include "platform/db/migrations.hpp"
#include "policy/definition/definitions.hpp"
#include "policy/may.hpp"

namespace app {
namespace {

std::unique_ptr<db::Database> opened(const std::string& address) {
    auto database = db::Database::open(address);
    db::migrate(*database);
    return database;
}

settings::Settings read_institution(const std::string& folder) {
    auto institution = settings::Settings::read(folder);
    definition::check_data(institution);
    return institution;
}

} // namespace

Time day_of_cast(const std::string& folder) {
    auto day = settings::Settings::read(folder).file("partnerships").date("day");
    if (!day) throw settings::Error(folder + "/partnerships.toml: the day is missing");
    return {day->days + std::chrono::hours{8}};
}

House::House(const Command& command)
    : database(opened(command.database)),
      clock(command.demo ? Clock{demo_time(*database, day_of_cast(command.cast))} : Clock{}),
      catalogues(text::Catalogues::built_in()),
      institution(read_institution(command.institution)), gate{rights::Roles::read(institution, May::all),
                                                               rights::Passwords{},
                                                               rights::server_key(*database),
                                                               rights::content_of(*database)} {}

web::Services House::services() { return {*database, clock, catalogues, institution, gate, metrics, frame}; }

By House::by() const {
    By by{.account = {}, .name = "program", .capacity = {}, .when = clock.now()};
    by.rule_version = institution.version();
    return by;
}

} // namespace app
