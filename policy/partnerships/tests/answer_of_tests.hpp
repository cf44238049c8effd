// An answer to the first case, as the page that was just read sends it.
#pragma once

#include "platform/testing/test_app.hpp"
#include "policy/partnerships/store.hpp"

#include <string>
#include <utility>

namespace partnerships {

inline std::string version_of_case(testing::TestApp& app) {
    auto reader = app.database().read();
    return std::to_string(find_partnership(reader, {1})->version);
}

inline testing::Answer answered(testing::TestApp& app, http::Pairs fields) {
    fields.emplace_back("version", version_of_case(app));
    return app.post("/partnerships/1/decision", fields);
}

inline testing::Answer answered_by_json(testing::TestApp& app, const std::string& json) {
    return app.api(http::Method::post, "/api/v1/partnerships/1/decision", json,
                   {{"if-match", "\"v" + version_of_case(app) + "\""}});
}

} // namespace partnerships
