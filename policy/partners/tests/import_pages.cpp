// Importing in the browser, all the way: upload, check, carry out, cancel, undo; the jobs run when told.
#include "platform/jobs/worker.hpp"
#include "platform/testing/test_app.hpp"
#include "policy/partners/imports.hpp"

#include <doctest/doctest.h>

#include <algorithm>

namespace {

constexpr std::string_view table =
    "identifier,name,type,country,city\nORG1,Alfa universitet,university,SE,Lund\n"
    "ORG2,,company,NO,Oslo\n";

http::Upload file(std::string_view content) {
    return {"file", "table.csv", "text/csv", std::string{content}};
}

void check_faults(testing::TestApp& app, const testing::Answer& page) {
    const auto faults = app.faults_of(page);
    for (const auto& fault : faults) MESSAGE(fault);
    CHECK(faults == testing::no_faults);
}

struct Office {
    testing::TestApp app;
    jobs::Handlers handlers;
    jobs::Timetable timetable;
    logging::Log log{logging::Level::error, logging::To::nothing};
    jobs::Worker worker{app.database(), app.clock, handlers, timetable, log};

    Office() {
        app.sign_in_as("coordinator");
        partners::add_import_jobs(handlers);
    }
    std::string upload(std::string_view content, std::string_view format = "table") {
        auto uploaded =
            app.upload("/organisations/imports", {{"format", std::string{format}}}, {file(content)});
        REQUIRE(uploaded.status == 303);
        return uploaded.location;
    }
    testing::Answer looked_at(const std::string& address) {
        auto page = app.get(address);
        CHECK(page.status == 200);
        check_faults(app, page);
        return page;
    }
    std::int64_t organisations() {
        auto reader = app.database().read();
        return reader.one<std::int64_t>("SELECT count(*) FROM organisations");
    }
};

} // namespace

TEST_CASE("A table is uploaded, checked, carried out and undone") {
    Office office;
    auto& app = office.app;
    office.looked_at("/organisations/imports");
    auto address = office.upload(table);
    auto waiting = office.looked_at(address);
    CHECK(waiting.contains("data-progress=\"" + address + "/events\""));
    CHECK_FALSE(waiting.contains("Genomför inläsningen"));
    CHECK(office.worker.run_due() == 1);
    auto checked = office.looked_at(address);
    CHECK(checked.contains("Alfa universitet"));
    CHECK(checked.contains("Posten saknar namn"));
    CHECK_FALSE(checked.contains("data-progress"));
    CHECK(office.organisations() == 0);
    REQUIRE(app.post(address + "/apply", {}).status == 303);
    CHECK(app.post(address + "/apply", {}).status == 409); // the second of two who press at once
    office.looked_at(address);
    CHECK(office.worker.run_due() == 1);
    office.looked_at(address);
    CHECK(office.organisations() == 1);
    CHECK(app.post(address + "/undo", {}).status == 422);
    REQUIRE(app.post(address + "/undo", {{"sure", "1"}}).status == 303);
    CHECK(app.post(address + "/undo", {{"sure", "1"}}).status == 409);
    office.looked_at(address);
    CHECK(office.worker.run_due() == 1);
    CHECK(office.looked_at(address).contains("Ångrad"));
    CHECK(office.organisations() == 0);
    office.looked_at("/organisations/imports");
    CHECK(app.reported().empty());
}

TEST_CASE("Problems that are alike are told together with their number, and all of them as a file") {
    Office office;
    auto& app = office.app;
    std::string many = "identifier,name,type,country,city\n";
    for (int i = 0; i < 30; ++i) many += "ORG" + std::to_string(i) + ",,university,SE,Lund\n";
    many += "ORG99,Alfa universitet,university,Narnia,Lund\n";
    auto address = office.upload(many);
    office.worker.run_due();
    auto page = office.looked_at(address);
    CHECK(page.contains("30 rader. De 10 första visas."));
    CHECK(page.contains("1 rad."));
    CHECK(page.contains("data-label=\"Kolumn:\">Land</td>")); // not "country"
    auto file = app.get(address + "/problems");
    CHECK(file.type.starts_with("text/csv"));
    CHECK(std::count(file.body.begin(), file.body.end(), '\n') == 32);
    CHECK(file.contains("Narnia"));
    CHECK(app.get("/organisations/imports/99/problems").status == 404);
    app.sign_in_as("reader");
    CHECK(app.get(address + "/problems").status == 403);
}

TEST_CASE("A new row that has a namesake in the register is told, and what is undone says what stayed") {
    Office office;
    auto& app = office.app;
    auto first = office.upload("identifier,name,type,country\nA1,Alfa universitet,university,SE\n");
    office.worker.run_due();
    REQUIRE(app.post(first + "/apply", {}).status == 303);
    office.worker.run_due();
    auto address = office.upload("identifier,name,type,country\nB1,ALFA Universitet,university,SE\n"
                                 "B2,Alfa universitet,university,NO\nB3,Beta universitet,university,SE\n");
    office.worker.run_due();
    auto checked = office.looked_at(address);
    CHECK(checked.contains("<h3>Det finns redan en organisation med det namnet i samma land."));
    CHECK(checked.contains("Raden tas in. 1 rad."));
    CHECK(checked.contains("data-label=\"Värde:\">ALFA Universitet</td>")); // has its head at 390 too
    CHECK(office.looked_at(address + "?lang=en").contains("An organisation of that name is already there"));
    office.looked_at(first + "?lang=sv");
    REQUIRE(app.post(address + "/apply", {}).status == 303);
    office.worker.run_due();
    REQUIRE(office.organisations() == 4);
    {
        auto tx = app.database().begin(); // it comes into use
        tx.run("UPDATE organisations SET version = version + 1 WHERE origin_key = 'B3'");
        tx.commit();
    }
    REQUIRE(app.post(address + "/undo", {{"sure", "1"}}).status == 303);
    office.worker.run_due();
    auto undone = office.looked_at(address);
    CHECK(undone.contains("2 borttagna, 1 kvar, för att den används."));
    CHECK(undone.contains(">Beta universitet</a>"));
    CHECK_FALSE(undone.contains("Exempel på ändringar"));
    CHECK(office.looked_at(address + "?lang=en").contains("2 removed, 1 still there, because it is in use."));
}

TEST_CASE("A file that cannot be used is told in words") {
    Office office;
    auto& app = office.app;
    CHECK(app.upload("/organisations/imports", {{"format", "table"}}, {file("")}).status == 422);
    CHECK(app.upload("/organisations/imports", {}, {file(table)}).status == 422);
    auto address = office.upload("a,b\n1,2\n");
    office.worker.run_due();
    CHECK(office.looked_at(address).contains("rubrikraden"));
    CHECK(app.post(address + "/apply", {}).status == 409);
    CHECK(office.organisations() == 0);
}

TEST_CASE("Only one import is carried out at a time, and each can be cancelled") {
    Office office;
    auto& app = office.app;
    auto first = office.upload(table), second = office.upload(table);
    CHECK(office.worker.run_due() == 2);
    REQUIRE(app.post(first + "/apply", {}).status == 303);
    auto refused = app.post(second + "/apply", {});
    CHECK(refused.status == 409);
    CHECK(refused.contains("En annan inläsning"));
    CHECK(office.looked_at(second).contains("En annan inläsning"));
    REQUIRE(app.post(first + "/cancel", {}).status == 303);
    CHECK(app.post(first + "/cancel", {}).status == 409);
    CHECK(office.worker.run_due() == 2); // the one that finds itself stopped, and the one that takes back
    CHECK(office.looked_at(first).contains("Avbruten"));
    CHECK(office.organisations() == 0);
    REQUIRE(app.post(second + "/cancel", {}).status == 303);
    CHECK(app.post(second + "/apply", {}).status == 409);
    CHECK(office.worker.run_due() == 0);
    auto third = office.upload(table);
    REQUIRE(app.post(third + "/cancel", {}).status == 303);
    CHECK(office.worker.run_due() == 1);
    CHECK(office.looked_at(third).contains("Avbruten"));
    CHECK(app.reported().empty());
}

TEST_CASE("An import whose program was stopped is taken up again by the next one") {
    Office office;
    auto address = office.upload(table);
    office.worker.run_due();
    REQUIRE(office.app.post(address + "/apply", {}).status == 303);
    {
        jobs::Handlers dying;
        dying.add("imports/apply", [](jobs::Run&) -> jobs::Outcome { throw std::runtime_error("killed"); });
        jobs::Worker first{office.app.database(), office.app.clock, dying, office.timetable, office.log};
        CHECK(first.run_due() == 1);
    }
    CHECK(office.worker.run_due() == 0);
    office.app.clock.advance_seconds(100);
    CHECK(office.looked_at(address).contains("Arbetet har stått still"));
    CHECK(office.worker.run_due() == 1);
    CHECK(office.organisations() == 1);
}

TEST_CASE("An import that fails again and again is taken back, and the page says so") {
    Office office;
    auto address = office.upload(table);
    office.worker.run_due();
    REQUIRE(office.app.post(address + "/apply", {}).status == 303);
    {
        auto tx = office.app.database().begin(); // a table that no row can be written to
        tx.run("ALTER TABLE register_records RENAME COLUMN digest TO was_digest");
        tx.commit();
    }
    for (int i = 0; i < 4; ++i) {
        office.worker.run_due();
        office.app.clock.advance_seconds(7200);
    }
    {
        auto tx = office.app.database().begin();
        tx.run("ALTER TABLE register_records RENAME COLUMN was_digest TO digest");
        tx.commit();
    }
    office.worker.run_due();
    CHECK(office.looked_at(address).contains("gick inte att slutföra"));
    CHECK(office.organisations() == 0);
}

TEST_CASE("Who may not import is refused everywhere") {
    Office office;
    auto address = office.upload(table);
    office.app.sign_in_as("reader");
    for (const char* act : {"/apply", "/undo", "/cancel"})
        CHECK(office.app.post(address + act, {}).status == 403);
    CHECK(office.app.get(address).status == 403);
    CHECK(office.app.get(address + "/events").status == 403);
    CHECK(office.worker.run_due() == 1);
}
