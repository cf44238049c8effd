// An organisation entered as a coordinator does, by the page of its room.
#pragma once

#include "platform/testing/test_app.hpp"

#include <doctest/doctest.h>
#include <string>
#include <utility>

namespace partnerships {

// Its number in the register.
inline std::string in_the_register(testing::TestApp& app, std::string name, std::string country) {
    app.sign_in_as("coordinator");
    auto added =
        app.post("/organisations/new",
                 {{"name", std::move(name)}, {"kind", "university"}, {"country", std::move(country)}});
    REQUIRE(added.status == 303);
    return added.location.substr(added.location.rfind('/') + 1);
}

} // namespace partnerships
