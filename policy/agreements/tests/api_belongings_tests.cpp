// What belongs to an agreement over /api/v1: parties, files, links, history; several at once.
#include "platform/testing/test_app.hpp"
#include "policy/partners/partners.hpp"

#include <doctest/doctest.h>

namespace {

constexpr auto get = http::Method::get, post = http::Method::post, patch = http::Method::patch,
               del = http::Method::del;

constexpr const char* an_agreement =
    R"({"title": "Ramavtal", "type": "framework", "status": "in_force", "host": "ki",
    "signed_on": "2022-05-01", "ends_on": "2027-05-31", "notice_months": 2, "parties": [{"name": "Nordvik", "country": "NO"}]})";

struct Registered {
    testing::TestApp app;
    Registered() {
        app.speak("en");
        app.sign_in_as("contract_administrator");
        REQUIRE(app.api(post, "/api/v1/agreements", an_agreement).status == 201);
    }
    testing::Answer send(http::Method method, const std::string& path, const std::string& json = "",
                         const http::Pairs& headers = {}) {
        return app.api(method, "/api/v1/agreements" + path, json, headers);
    }
};

http::Upload pdf(std::string name) { return {"file", std::move(name), "application/pdf", "%PDF-1.4\nx"}; }

} // namespace

TEST_CASE("Agreements API: a party is added, changed from the version that was seen, and taken away") {
    Registered r;
    auto added = r.send(post, "/1/parties", R"({"name": "Sydvik", "country": "NO", "unit": "Vård"})");
    CHECK(added.status == 201);
    CHECK(added.header("ETag") == "\"v2\"");
    CHECK(added.contains(R"("name":"Sydvik")"));
    auto change = [&](const char* json, const char* version) {
        return r.send(patch, "/1/parties/2", json, {{"if-match", version}});
    };
    CHECK(r.send(patch, "/1/parties/2", R"({"unit": "Klinik"})").status == 428);
    CHECK(change(R"({"unit": "Klinik"})", "\"v1\"").status == 412);
    auto changed = change(R"({"unit": "Klinik"})", "\"v2\"");
    CHECK(changed.contains(R"("unit":"Klinik")"));
    CHECK(changed.contains(R"("name":"Sydvik")")); // what is not sent stays
    CHECK(r.app.get("/agreements/1").contains("Vård → Klinik"));
    CHECK(r.send(del, "/1/parties/2").status == 200);
    CHECK_FALSE(r.send(get, "/1").contains("Sydvik"));
}

TEST_CASE("Agreements API: a party is untied from its organisation, and stays so until somebody ties it") {
    Registered r;
    auto sydvik = [&] {
        auto tx = r.app.database().begin();
        auto id = partners::enter_within(tx, "Sydvik", "NO", r.app.by());
        tx.commit();
        return std::to_string(id.value);
    }();
    auto tied = R"("organisation":)" + sydvik;
    CHECK(r.send(post, "/1/parties", R"({"name": "Sydvik", "country": "NO"})").contains(tied));
    auto change = [&](const std::string& json) {
        auto etag = r.send(get, "/1").header("ETag");
        return r.send(patch, "/1/parties/2", json, {{"if-match", etag}});
    };
    CHECK(change(R"({"name": "Sydvik"})").contains(tied)); // the same name again changes nothing
    auto untied = change(R"({"organisation": null})");
    CHECK(untied.status == 200);
    CHECK_FALSE(untied.contains(tied));
    CHECK(untied.contains(R"("name":"Sydvik")"));
    CHECK_FALSE(change(R"({"unit": "Klinik"})").contains(tied)); // no other change ties it again
    CHECK(change(R"({"organisation": )" + sydvik + "}").contains(tied));
}

TEST_CASE("Agreements: a party stands once, by page and API; through another unit or on the other side it is "
          "another") {
    Registered r;
    auto refused_at = [&](const testing::Answer& answer, std::string_view field) {
        CHECK(answer.status == 422);
        return answer.contains(R"("field":")" + std::string{field} + "\"");
    };
    CHECK(refused_at(r.send(post, "/1/parties", R"({"name": "NORDVIK", "country": "NO"})"), "name"));
    CHECK(r.send(post, "/1/parties", R"({"name": "Nordvik", "country": "SE"})").status == 201);
    CHECK(r.send(post, "/1/parties", R"({"name": "Nordvik", "country": "NO", "unit": "Vård"})").status ==
          201);
    auto become =
        r.send(patch, "/1/parties/3", R"({"unit": ""})", {{"if-match", r.send(get, "/1").header("ETag")}});
    CHECK(refused_at(become, "name"));
    CHECK(
        refused_at(r.send(post, "", R"({"title": "Två", "type": "framework", "status": "draft", "host": "ki",
        "parties": [{"name": "Sydvik"}, {"name": "Nordvik"}, {"name": "sydvik"}]})"),
                   "parties.2.name"));
    auto page =
        r.app.post("/agreements/1/parties", {{"parties.0.name", "Nordvik"}, {"parties.0.country", "NO"}});
    CHECK(page.status == 422);
    CHECK(page.contains(r.app.words(text::Language::en)("agreements.party_twice")));
    CHECK(r.app.faults_of(page) == testing::no_faults);
}

TEST_CASE("Agreements API: no agreement is left without an outside party, and no party without a name") {
    Registered r;
    CHECK(r.send(del, "/1/parties/1").status == 409);
    CHECK(r.send(patch, "/1/parties/1", R"({"side": "host"})", {{"if-match", "\"v1\""}}).status == 409);
    auto nameless = r.send(post, "/1/parties", R"({"country": "NO"})");
    CHECK(nameless.status == 422);
    CHECK(nameless.contains(R"("field":"name")"));
    CHECK(r.send(patch, "/1/parties/1", R"({"name": ""})", {{"if-match", "\"v1\""}}).status == 422);
    CHECK(r.send(post, "/1/parties", R"({"organisation": 99})").status == 422);
    CHECK(r.send(post, "/1/parties", R"({"name": ["x"]})").status == 422);
    CHECK(r.send(post, "/9/parties", R"({"name": "X"})").status == 404);
    CHECK(r.send(patch, "/1/parties/9", R"({"name": "X"})", {{"if-match", "\"v1\""}}).status == 404);
    CHECK(r.send(get, "/1").header("ETag") == "\"v1\"");
}

TEST_CASE("Agreements API: a file is attached, listed, fetched and taken away, never destroyed") {
    Registered r;
    auto sent = r.app.upload("/api/v1/agreements/1/files", {{"kind", "annex"}}, {pdf("bilaga.pdf")});
    CHECK(sent.status == 201);
    CHECK(sent.location == "/api/v1/agreements/1/files/1");
    auto listed = r.send(get, "/1/files");
    CHECK(listed.contains(R"("kind":"annex","name":"bilaga.pdf")"));
    CHECK(listed.contains(R"("total":1)"));
    CHECK(r.app.get(sent.location).header("Content-Disposition").find("bilaga.pdf") != std::string::npos);
    CHECK(r.send(del, "/1/files/1").contains(R"({"id":1})"));
    CHECK(r.send(get, "/1/files").contains(R"("total":0)"));
    CHECK(r.send(del, "/1/files/1").status == 404);
    CHECK_FALSE(testing::rows_of(r.app.database(), "files").empty());
}

TEST_CASE("Agreements API: what is no file, of an unknown kind, or of no agreement, is told") {
    Registered r;
    CHECK(r.app.upload("/api/v1/agreements/1/files", {}, {}).contains(R"("field":"file")"));
    CHECK(r.send(post, "/1/files", R"({"file": "text"})").status == 415);
    CHECK(r.app.upload("/api/v1/agreements/1/files", {{"kind", "song"}}, {pdf("a.pdf")}).status == 422);
    CHECK(r.app.upload("/api/v1/agreements/9/files", {}, {pdf("a.pdf")}).status == 404);
    http::Upload program{"file", "a.exe", "application/octet-stream", "MZ\x01\x02"};
    CHECK(r.app.upload("/api/v1/agreements/1/files", {}, {program}).status == 422);
    CHECK(r.send(get, "/9/files").status == 404);
    CHECK(r.send(get, "/1/files").contains(R"("total":0)"));
}

TEST_CASE("Agreements API: links are shown with their names, and changed with the agreement") {
    Registered r;
    r.send(post, "", an_agreement);
    CHECK(r.send(patch, "/2", R"({"replaces": 1})", {{"if-match", "\"v1\""}}).contains(R"("replaces":1)"));
    CHECK(r.send(get, "/2/links").contains(R"("replaces":{"id":1,"name":"Ramavtal"})"));
    CHECK(r.send(get, "/1/links").contains(R"("replaced_by":{"id":2,"name":"Ramavtal"})"));
    CHECK(r.send(get, "/1/links").contains(R"("function":null)"));
    CHECK(r.send(patch, "/2", R"({"unit": 77})", {{"if-match", "\"v2\""}}).status == 422);
    CHECK(r.send(get, "/9/links").status == 404);
}

TEST_CASE("Agreements API: the history is read page by page, and an old value put back once") {
    Registered r;
    r.send(patch, "/1", R"({"title": "Nytt"})", {{"if-match", "\"v1\""}});
    auto first = r.send(get, "/1/history?limit=1");
    CHECK(first.contains(R"("act":"changed")"));
    CHECK(first.contains(R"({"field":"title","before":"Ramavtal","after":"Nytt"})"));
    CHECK(first.contains(R"("may_put_back":true)"));
    CHECK(first.contains(R"("total":2)"));
    auto from = first.body.find(R"("next":")") + 8;
    auto cursor = first.body.substr(from, first.body.find('"', from) - from);
    CHECK(r.send(get, "/1/history?limit=1&cursor=" + cursor).contains(R"("act":"registered")"));
    CHECK(r.send(get, "/1/history?cursor=zz").status == 400);
    auto id = first.body.substr(first.body.find(R"("id":)") + 5);
    auto back = "/1/history/" + id.substr(0, id.find(',')) + "/put-back";
    CHECK(r.send(post, back).contains(R"("title":"Ramavtal")"));
    CHECK(r.send(post, back).status == 409);
    CHECK(r.send(post, "/1/history/999/put-back").status == 404);
}

TEST_CASE("Agreements API: several are changed together after a look, all or none") {
    Registered r;
    r.send(post, "", an_agreement);
    auto preview =
        r.send(post, "/bulk/preview", R"({"agreements": [{"id": 1}, {"id": 2}], "department": "MEB"})");
    CHECK(preview.status == 200);
    CHECK(preview.contains(R"({"field":"department","before":"","after":"MEB"})"));
    CHECK_FALSE(r.send(get, "/1").contains("MEB"));
    CHECK(r.send(post, "/bulk", R"({"agreements": [{"id": 1}], "department": "MEB"})").status == 422);
    CHECK(r.send(post, "/bulk",
                 R"({"agreements": [{"id": 1, "version": 1}, {"id": 2, "version": 7}], "department": "MEB"})")
              .status == 412);
    CHECK_FALSE(r.send(get, "/1").contains("MEB"));
    CHECK(r.send(post, "/bulk",
                 R"({"agreements": [{"id": 1, "version": 1}, {"id": 2, "version": 1}], "department": "MEB"})")
              .contains(R"("changed":2)"));
    CHECK(r.send(get, "/2").contains("MEB"));
}

TEST_CASE("Agreements API: a change of several that is empty, of none, or not allowed, is refused") {
    Registered r;
    CHECK(r.send(post, "/bulk", R"({"agreements": [{"id": 1, "version": 1}]})").status == 422);
    CHECK(r.send(post, "/bulk", R"({"agreements": [], "department": "MEB"})").status == 422);
    CHECK(r.send(post, "/bulk/preview", R"({"agreements": [1], "department": "MEB"})").status == 422);
    auto draft = r.send(post, "/bulk", R"({"agreements": [{"id": 1, "version": 1}], "status": "draft"})");
    CHECK(draft.status == 409); // backwards needs a reason
    CHECK(draft.contains("agreements.status_reason_missing"));
    r.app.sign_in_as("reader");
    CHECK(r.send(post, "/bulk", R"({"agreements": [{"id": 1, "version": 1}], "department": "X"})").status ==
          403);
}

TEST_CASE("Agreements API: the figures are those of the page, in the order of an agreement's life") {
    Registered r;
    std::string other{an_agreement};
    other.replace(other.find("in_force"), 8, "draft");
    r.send(post, "", other);
    auto figures = r.send(get, "/summary");
    CHECK(figures.contains(R"([{"status":"draft","number":1},{"status":"in_force","number":1}])"));
    CHECK(figures.contains(R"("total":2,"in_force":1,"ends_soon":0,"no_end":0,"countries":1)"));
    auto page = r.app.get("/agreements/summary");
    CHECK(page.body.find("Draft") < page.body.find("In force", page.body.find("by-status")));
}

TEST_CASE("Agreements API: who may only read changes nothing of what belongs to an agreement") {
    Registered r;
    r.app.sign_in_as("reader");
    CHECK(r.send(get, "/1/history").status == 200);
    CHECK(r.send(get, "/1/files").status == 200);
    CHECK(r.send(post, "/1/parties", R"({"name": "X"})").status == 403);
    CHECK(r.send(del, "/1/parties/1").status == 403);
    CHECK(r.app.upload("/api/v1/agreements/1/files", {}, {pdf("a.pdf")}).status == 403);
    CHECK(r.send(post, "/1/history/1/put-back").status == 403);
    CHECK(r.send(get, "/imports").status == 403);
}
