// The pages and the JSON of organisations, through the whole program.
#include "platform/testing/test_app.hpp"
#include "policy/partners/partners.hpp"
#include "policy/partners/store.hpp"

#include <doctest/doctest.h>

namespace {

http::Pairs fields_of(std::string name) {
    return {{"name", std::move(name)},
            {"language", "sv"},
            {"kind", "university"},
            {"country", "SE"},
            {"city", "Lund"}};
}

// The address of a new organisation, entered by form.
std::string added(testing::TestApp& app, std::string name) {
    auto answer = app.post("/organisations/new", fields_of(std::move(name)));
    REQUIRE(answer.status == 303);
    return answer.location;
}

void check_whole(testing::TestApp& app, const std::string& address) {
    auto page = app.get(address);
    CAPTURE(address);
    CHECK(page.status == 200);
    CHECK(app.faults_of(page) == testing::no_faults);
}

} // namespace

TEST_CASE("An organisation is entered, shown in the list and on its page, in both languages") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    for (const char* language : {"sv", "en"}) {
        app.speak(language);
        for (const char* tail : {"", "/edit", "/people"}) check_whole(app, address + tail);
        for (const char* list :
             {"/organisations",
              "/organisations?q=exempel&country=SE&kind=university&sort=-name&columns=kind,city",
              "/organisations?status=withdrawn", "/organisations/map", "/organisations/map?show=agreements"})
            check_whole(app, list);
    }
    CHECK(app.get("/organisations?q=exempel").contains("Exempelhögskolan"));
    auto misspelt = app.get("/organisations?q=exempelhögsklan"); // the list forgives as the palette does
    CHECK(misspelt.contains("Exempelhögskolan"));
    CHECK(app.faults_of(misspelt) == testing::no_faults);
    CHECK_FALSE(app.get("/organisations?country=NO").contains("Exempelhögskolan"));
    CHECK(app.reported().empty());
}

TEST_CASE("An agreement in force whose last day has passed is told with that day") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    auto id = address.substr(address.rfind('/') + 1);
    auto made = app.post("/agreements", {{"title", "Utbyte"},
                                         {"type", "framework"},
                                         {"status", "in_force"},
                                         {"host", "ki"},
                                         {"renewal", "none"},
                                         {"ends_on", "2026-11-01"},
                                         {"parties.0.organisation", id},
                                         {"parties.0.name", "Exempelhögskolan"}});
    REQUIRE(made.status == 303);
    CHECK(app.get("/organisations").contains("Avtal gick ut 1 nov. 2026"));
}

TEST_CASE("A form with faults is shown again with what was typed") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto answer = app.post("/organisations/new", {{"name", ""}, {"country", "Atlantis"}, {"city", "Lund"}});
    CHECK(answer.status == 422);
    CHECK(answer.contains("value=\"Lund\""));
    CHECK(app.faults_of(answer) == testing::no_faults);
}

TEST_CASE("Whatever cannot be done on the page of changes is told on that page, with what was typed") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    auto told = [&](const std::string& form, const http::Pairs& fields, int status, const char* text) {
        auto page = app.post(address + form, fields);
        CAPTURE(form);
        CHECK(page.status == status);
        CHECK(page.contains("id=\"details\"")); // the forms, not a page about a problem
        CHECK(page.contains(text));
        CHECK(app.faults_of(page) == testing::no_faults);
    };
    told("/status", {{"status", "inactive"}, {"reason", "Lades ned"}, {"version", "7"}}, 412, "Lades ned");
    told("/names", {{"name", "X"}, {"use", "alias"}, {"language", "xyz"}}, 422, "value=\"X\"");
    told("/names/999/delete", {}, 404, "reasons");
    told("/identifiers/999/delete", {}, 404, "reasons");
    told("/relations", {{"kind", "parent"}, {"other_name", "Ingen"}}, 422, "value=\"Ingen\"");
    auto units = app.post(address + "/units", {{"name_sv", "Fakulteten"}});
    REQUIRE(units.status == 303);
    auto unit = app.post("/units/1/edit", {{"name_sv", ""}, {"name_en", "Faculty"}, {"version", "1"}});
    CHECK(unit.status == 422);
    CHECK(unit.contains("value=\"Faculty\""));
    CHECK(app.faults_of(unit) == testing::no_faults);
}

TEST_CASE(
    "Bulk changes: a choice that is none is told at its field, and a needed reason is not called optional") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    added(app, "Exempelhögskolan");
    auto asked = app.get("/organisations/bulk?id=1");
    CHECK(app.faults_of(asked) == testing::no_faults);
    auto label = asked.body.find("for=\"reason\"");
    REQUIRE(label != asked.body.npos);
    CHECK(asked.body.substr(label, asked.body.find("</label>", label) - label).find("optional") ==
          std::string::npos);
    auto wrong = app.post("/organisations/bulk/apply", {{"id", "1"}, {"kind", "pub"}, {"note", "Minns"}});
    CHECK(wrong.status == 422);
    CHECK(wrong.contains("Minns"));
    CHECK(app.faults_of(wrong) == testing::no_faults);
}

TEST_CASE("A web address, an e-mail address and a language that cannot be are refused at their field, by "
          "form and JSON") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    auto fields = fields_of("Annan");
    fields.emplace_back("website", "not a url");
    auto page = app.post("/organisations/new", fields);
    CHECK(page.status == 422);
    CHECK(page.contains("id=\"website-error\""));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.api(http::Method::patch, "/api/v1" + address, R"({"website":"not a url"})",
                  {{"If-Match", "\"v1\""}})
              .status == 422);
    CHECK(app.api(http::Method::patch, "/api/v1" + address, R"({"language":"xx"})", {{"If-Match", "\"v1\""}})
              .status == 422);
    CHECK(app.post(address + "/names", {{"name", "X"}, {"use", "label"}, {"language", "xx"}}).status == 422);
    auto function = app.post(address + "/functions", {{"title_sv", "Rektor"}, {"email", "rektor"}});
    CHECK(function.status == 422);
    CHECK(function.contains("id=\"email-error\""));
    CHECK(app.faults_of(function) == testing::no_faults);
    REQUIRE(
        app.post(address + "/functions", {{"title_sv", "Rektor"}, {"email", "rektor@example.org"}}).status ==
        303);
    auto changed =
        app.post("/functions/1/edit", {{"title_sv", "Rektor"}, {"email", "a b@c"}, {"version", "1"}});
    CHECK(changed.status == 422);
    CHECK(changed.contains("href=\"#email\"")); // the summary leads to the field
    CHECK(app.faults_of(changed) == testing::no_faults);
}

TEST_CASE("Names are told with their language in the reader's words") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    REQUIRE(
        app.post(address + "/names", {{"name", "Näidiskool"}, {"use", "label"}, {"language", "et"}}).status ==
        303);
    CHECK(app.get(address).contains("Estniska"));
    CHECK(app.get(address + "/edit").contains("Estniska"));
    app.speak("en");
    CHECK(app.get(address).contains("Estonian"));
}

TEST_CASE("A region that is the town in another spelling is not told twice") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto fields = fields_of("Exempelhögskolan");
    fields[4].second = "Zürich";
    fields.emplace_back("region", "Zurich");
    auto address = app.post("/organisations/new", fields).location;
    CHECK_FALSE(app.get(address).contains("Zürich, Zurich"));
}

TEST_CASE("The list of organisations names them in the reader's language where the register does") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    {
        auto tx = app.database().begin();
        auto id = partners::enter_within(tx, "Uppsala University", "SE", app.by());
        tx.run("INSERT INTO organisation_names (organisation_id, name, folded, language, use, origin) VALUES "
               "(?, "
               "'Uppsala universitet', 'uppsala universitet', 'sv', 'label', 'ror')",
               id);
        tx.commit();
    }
    auto list = app.get("/organisations?lang=sv");
    CHECK(list.contains(">Uppsala universitet</a>"));
    CHECK(list.contains("Organisation (ordnad efter namnet i registret)"));
    CHECK_FALSE(app.get("/organisations?lang=sv&sort=country").contains("(ordnad efter"));
    CHECK_FALSE(app.get("/organisations?lang=en").contains("(in order of"));
    CHECK(app.get("/organisations?lang=en").contains(">Uppsala University</a>"));
    CHECK(app.get("/organisations.csv?lang=sv").contains(";Uppsala University;")); // what is read back
}

TEST_CASE("A pair that the list of duplicates lacks is begun there by name") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto first = added(app, "Nordvik universitet"), second = added(app, "Sydhamns universitet");
    auto list = app.get("/organisations/duplicates");
    CHECK(app.faults_of(list) == testing::no_faults);
    CHECK(app.get("/organisations/duplicates?q=Nordvik+universitet").location == first + "/merge");
    auto several = app.get("/organisations/duplicates?q=universitet");
    CHECK(several.contains("href=\"" + second + "/merge\""));
    CHECK(app.faults_of(several) == testing::no_faults);
    auto choices = app.get(first + "/merge?q=universitet");
    CHECK(choices.contains("href=\"" + first + "/merge?with=" + second.substr(second.rfind('/') + 1) + "\""));
    CHECK(app.faults_of(choices) == testing::no_faults);
    CHECK(app.get(first + "/merge?q=Sydhamns+universitet").contains("name=\"gone\""));
}

TEST_CASE("JSON: that another has the identifier is explained, and the version it gives is the one to change "
          "from") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto first = added(app, "Första"), second = added(app, "Andra");
    auto post = [&](const std::string& to, const char* body) {
        return app.api(http::Method::post, "/api/v1" + to + "/identifiers", body);
    };
    CHECK(post(first, R"({"kind":"ror","value":"056d84691"})").status == 201);
    CHECK(post(second, R"({"kind":"ror","value":"056d84691"})").status == 409);
    auto explained =
        post(second, R"({"kind":"ror","value":"056d84691","explanation":"the register says so"})");
    CHECK(explained.status == 201);
    CHECK(app.api(http::Method::patch, "/api/v1" + second, R"({"city":"Umeå"})",
                  {{"If-Match", explained.header("ETag")}})
              .status == 200);
}

TEST_CASE("Two who edit the same organisation choose between their texts") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    auto first = fields_of("Exempelhögskolan");
    first.emplace_back("version", "1");
    first[4].second = "Umeå";
    CHECK(app.post(address + "/edit", first).status == 303);
    auto second = first;
    second[4].second = "Kiruna";
    second.emplace_back("was_city", "Lund");
    auto conflict = app.post(address + "/edit", second);
    CHECK(conflict.status == 412);
    CHECK(conflict.contains("Umeå"));
    CHECK(conflict.contains("Kiruna"));
    CHECK(app.faults_of(conflict) == testing::no_faults);
}

TEST_CASE(
    "Names, identifiers and relations are added by their own forms; what a rule refuses is told there") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto first = added(app, "Första"), second = added(app, "Andra");
    CHECK(app.post(first + "/names", {{"name", "The First"}, {"use", "label"}, {"language", "en"}}).status ==
          303);
    CHECK(app.post(first + "/identifiers", {{"kind", "ror"}, {"value", "056d84691"}}).status == 303);
    auto refused = app.post(second + "/identifiers", {{"kind", "ror"}, {"value", "056d84691"}});
    CHECK(refused.status == 409);
    CHECK(refused.contains("name=\"explanation\""));
    for (const auto& fault : app.faults_of(refused)) CHECK_MESSAGE(false, fault);
    CHECK(app.post(second + "/relations", {{"kind", "parent"}, {"other_name", "The First"}}).status == 303);
    CHECK(app.get(second).contains("Första"));
    CHECK(app.post(second + "/relations", {{"kind", "parent"}, {"other_name", "Nobody"}}).status == 422);
    auto withdrawn = app.post(second + "/status", {{"status", "withdrawn"}, {"version", "2"}});
    CHECK(withdrawn.status == 409);
    CHECK(app.post(second + "/status",
                   {{"status", "withdrawn"}, {"version", "2"}, {"reason", "entered by mistake"}})
              .status == 303);
    check_whole(app, first + "/edit");
    check_whole(app, second);
}

TEST_CASE("Functions outlive people: a function stands vacant until somebody holds it, and after") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    CHECK(
        app.post(address + "/units", {{"name_sv", "Institutionen"}, {"name_en", "The department"}}).status ==
        303);
    CHECK(app.post(address + "/functions", {{"title_sv", "Rektor"}, {"title_en", "President"}, {"unit", "1"}})
              .status == 303);
    CHECK(app.get(address).contains("vakant"));
    CHECK(app.post("/functions/1/holders", {{"person", "Person (exempel)"}, {"starts_on", "2026-01-01"}})
              .status == 303);
    CHECK_FALSE(app.get(address).contains("vakant"));
    auto twice =
        app.post("/functions/1/holders", {{"person", "Person (exempel)"}, {"starts_on", "2026-02-01"}});
    CHECK(twice.status == 422);
    for (const auto& fault : app.faults_of(twice)) CHECK_MESSAGE(false, fault);
    CHECK(app.post("/functions/1/holders/1/end", {{"ends_on", "2026-11-01"}}).status == 303);
    CHECK(app.get(address).contains("vakant"));
    CHECK(
        app.post(address + "/affiliations", {{"person", "Person (exempel)"}, {"capacity", "dual"}}).status ==
        303);
    CHECK(app.post("/people/1/affiliations/1/end", {{"ends_on", "2026-11-22"}}).status == 303);
    CHECK(app.post("/functions/1/check", {}).status == 303);
    for (const char* page : {"/people/1", "/functions/1"}) check_whole(app, page);
    check_whole(app, address + "/people");
}

TEST_CASE("What stood there before is put back from the history") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    auto changed = fields_of("Exempelhögskolan");
    changed[4].second = "Umeå";
    changed.emplace_back("version", "1");
    CHECK(app.post(address + "/edit", changed).status == 303);
    auto reader = app.database().read();
    auto event = reader.one<std::int64_t>("SELECT max(id) FROM events WHERE act = 'changed'");
    CHECK(app.post(address + "/put-back",
                   {{"event", std::to_string(event)}, {"field", "city"}, {"version", "2"}})
              .status == 303);
    CHECK(app.get("/api/v1" + address).contains("\"city\":\"Lund\""));
}

TEST_CASE("A list is kept as a view, sent as a file, and many are changed with a page that asks first") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    auto id = address.substr(address.rfind('/') + 1);
    auto kept =
        app.post("/organisations/views", {{"name", "Norden"}, {"query", "country=SE&country=NO&nonsense=1"}});
    CHECK(kept.location.starts_with("/organisations?country=SE&country=NO"));
    CHECK(app.get(kept.location).contains("Norden"));
    CHECK(app.post("/organisations/views/1/removal", {}).status == 303);
    CHECK(app.get("/organisations.csv?country=SE").status == 200);
    CHECK(app.get("/organisations.xlsx").status == 200);
    auto ask = app.get("/organisations/bulk?id=" + id);
    CHECK(app.faults_of(ask) == testing::no_faults);
    CHECK(app.post("/organisations/bulk/apply", {{"id", id}, {"kind", "company"}}).status == 303);
    CHECK(app.get("/api/v1" + address).contains("\"kind\":\"company\""));
    auto checked = app.upload("/organisations/table", {},
                              {{"file", "list.csv", "text/csv", "id;version;city\r\n" + id + ";2;Umeå\r\n"}});
    CHECK(checked.contains("Umeå"));
    CHECK(app.faults_of(checked) == testing::no_faults);
    CHECK(app.post("/organisations/table/apply", {{"file", "1"}}).status == 303);
    CHECK(app.get("/api/v1" + address).contains("Umeå"));
}

TEST_CASE("JSON: a list by cursor, one with its agreements, changes only from a known version") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    for (const char* name : {"A", "B", "C"}) added(app, name);
    auto list = app.get("/api/v1/organisations?limit=2");
    CHECK(list.contains("\"total\":3"));
    auto next = list.body.find("\"next\":\"") + 8;
    auto rest = app.get("/api/v1/organisations?limit=2&cursor=" +
                        list.body.substr(next, list.body.find('"', next) - next));
    CHECK(rest.contains("\"name\":\"C\""));
    CHECK(rest.contains("\"next\":null"));
    auto one = app.get("/api/v1/organisations/1?include=agreements,names,identifiers");
    CHECK(one.contains("\"agreements\":[]"));
    CHECK(one.header("ETag") == "\"v1\"");
    CHECK(app.api(http::Method::patch, "/api/v1/organisations/1", R"({"city":"Lund"})").status == 428);
    CHECK(app.api(http::Method::patch, "/api/v1/organisations/1", R"({"city":"Umeå"})",
                  {{"If-Match", "\"v1\""}})
              .status == 200);
    CHECK(app.api(http::Method::patch, "/api/v1/organisations/1", R"({"city":"Lund"})",
                  {{"If-Match", "\"v1\""}})
              .status == 412);
    CHECK(app.api(http::Method::post, "/api/v1/organisations",
                  R"({"name":"D","kind":"company","country":"SE"})")
              .status == 201);
    for (const char* fault : {R"("name":"D\u0000E")", R"("name":"D","note":"\u0007")",
                              R"("name":"D","latitude":"nan")", R"("name":"D","longitude":"inf")"}) {
        CAPTURE(fault);
        auto body = std::string{R"({"kind":"company","country":"SE",)"} + fault + "}";
        CHECK(app.api(http::Method::post, "/api/v1/organisations", body).status == 422);
    }
    CHECK(app.reported().empty());
    CHECK(app.get("/api/v1/organisations/99").status == 404);
}

TEST_CASE("Somebody who only reads sees no forms and changes nothing") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto address = added(app, "Exempelhögskolan");
    app.sign_in_as("reader");
    check_whole(app, address);
    check_whole(app, "/organisations");
    CHECK_FALSE(app.get(address).contains(address + "/edit"));
    CHECK(app.post(address + "/edit", fields_of("x")).status == 403);
}
