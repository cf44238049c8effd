// Collaborations at their own level: asked for, recorded, ended; what they may not be, and who may not.
#include "policy/partnerships/tests/collaboration_desk.hpp"

namespace partnerships {

TEST_CASE("Collaborations covered: what covers the whole university is a partnership, not a collaboration") {
    CHECK(may_keep(a_collaboration()));
    auto wide = a_collaboration();
    wide.level = Level::university_wide;
    CHECK(may_keep(wide).reasons() == Reasons{"partnerships.collaboration.university_wide"});
    Collaboration empty;
    CHECK(may_keep(empty).reasons() == Reasons{"partnerships.title_missing", "partnerships.partner_missing",
                                               "partnerships.collaboration.department_missing"});
    auto backwards = a_collaboration();
    backwards.starts_on = Date::of(2027, 1, 1);
    backwards.ends_on = Date::of(2026, 1, 1);
    CHECK_FALSE(may_keep(backwards));
}

TEST_CASE("A collaboration is recorded when its partner is known, ended once, and not twice") {
    auto c = a_collaboration();
    CHECK(may_become(c, CollaborationStatus::registered).reasons() ==
          Reasons{"partnerships.partner_not_matched"});
    c.organisation_id = OrganisationId{1};
    CHECK(may_become(c, CollaborationStatus::registered));
    CHECK_FALSE(may_become(c, CollaborationStatus::ended));
    c.status = CollaborationStatus::ended;
    CHECK_FALSE(may_become(c, CollaborationStatus::ended));
}

TEST_CASE("Who asks for help is heard: the unit of that form gets a mail with the whole address") {
    testing::TestDatabase database;
    auto id = keep_collaboration(database, a_collaboration(), ki(), coordinator);
    REQUIRE(id);
    auto reader = database->read();
    auto mails = mail::mails_about(reader, {"collaborations", id->value});
    REQUIRE(mails.size() == 1);
    CHECK(mails[0].to == "international-office@example.org");
    CHECK(mails[0].text.find("https://entente.example.org/collaborations/") != std::string::npos);
    CHECK(events::history_of(reader, {"collaborations", id->value}).size() == 1);
}

TEST_CASE("What is refused leaves neither row nor event nor mail") {
    testing::TestDatabase database;
    auto nameless = a_collaboration();
    nameless.title.clear();
    CHECK_FALSE(keep_collaboration(database, nameless, ki(), coordinator));
    auto unmatched = a_collaboration();
    unmatched.status = CollaborationStatus::registered;
    CHECK_FALSE(keep_collaboration(database, unmatched, ki(), coordinator));
    auto astray = a_collaboration();
    astray.organisation_id = OrganisationId{99};
    CHECK_FALSE(keep_collaboration(database, astray, ki(), coordinator));
    auto reader = database->read();
    CHECK(events::latest(reader, 10).empty());
    CHECK(mail::count(reader, mail::Status::queued) == 0);
    CHECK(count_collaborations(reader, {}) == 0);
}

TEST_CASE("E3 on the pages: asked for by anybody, recorded by those who look after the register") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    auto form = app.get("/collaborations/new?form=departmental_agreement");
    CHECK(app.faults_of(form) == testing::no_faults);
    auto sent =
        app.post("/collaborations", with(as_sent, "register", "1")); // a proposer cannot record by asking to
    CHECK(sent.status == 303);
    auto page = app.follow(sent);
    CHECK(page.contains("Internationella kontoret"));
    CHECK(app.faults_of(page) == testing::no_faults);
    CHECK(app.post(sent.location + "/status", {{"status", "registered"}}).status == 403);
    app.sign_in_as("reader");
    CHECK(app.get(sent.location + "/edit").status == 403);
    CHECK(app.post(sent.location + "/edit", as_sent).status == 403);
    CHECK(app.post(sent.location + "/status", {{"status", "withdrawn"}}).status == 403);
    app.sign_in_as("coordinator");
    CHECK(app.post(sent.location + "/status", {{"status", "registered"}}).status == 409); // not matched yet
    auto list = app.get("/collaborations?status=asked");
    CHECK(list.contains("Lärarutbyte"));
    CHECK(app.faults_of(list) == testing::no_faults);
    CHECK_FALSE(app.get("/collaborations?status=ended").contains("Lärarutbyte"));
}

TEST_CASE("A collaboration without a partner is refused for that once, not twice") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    for (const char* registers : {"", "1"}) {
        auto page = app.post("/collaborations", with(with(as_sent, "partner", ""), "register", registers));
        CHECK(page.status == 422);
        auto first = page.body.find("href=\"#partner\"");
        REQUIRE(first != std::string::npos);
        CHECK(page.body.find("href=\"#partner\"", first + 1) == std::string::npos);
    }
}

TEST_CASE("A collaboration's form tells what is wrong, keeps what was typed, and shows both of two editors") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    auto faulty = app.post("/collaborations", with(with(as_sent, "department", ""), "ends_on", "i går"));
    CHECK(faulty.status == 422);
    CHECK(faulty.contains("Lärarutbyte"));
    CHECK(app.faults_of(faulty) == testing::no_faults);
    auto sent = app.post("/collaborations", as_sent);
    auto edit = app.get(sent.location + "/edit");
    CHECK(app.faults_of(edit) == testing::no_faults);
    CHECK(app.post(sent.location + "/edit", with(with(as_sent, "version", "1"), "title", "Deras")).status ==
          303);
    auto late = app.post(sent.location + "/edit", with(with(as_sent, "version", "1"), "title", "Mitt"));
    CHECK(late.status == 412);
    CHECK(late.contains("Deras"));
    CHECK(late.contains("Mitt"));
    CHECK(app.faults_of(late) == testing::no_faults);
    CHECK(app.get("/collaborations/99").status == 404);
    CHECK(app.get("/collaborations/99/edit").status == 404);
}

TEST_CASE(
    "Collaborations are kept as views, arranged, and taken out as files that say the same as the list") {
    testing::TestApp app;
    app.sign_in_as("coordinator");
    app.post("/collaborations", as_sent);
    app.post("/collaborations", with(with(as_sent, "title", "=CMD|utbyte"), "level", "group"));
    auto arranged = app.get("/collaborations?columns=title&columns=form&sort=-ends&level=group");
    CHECK(arranged.contains("Internationellt avtal på institutionsnivå"));
    CHECK_FALSE(arranged.contains("Lärarutbyte"));
    CHECK(app.faults_of(arranged) == testing::no_faults);
    CHECK(
        app.post("/collaborations/views", {{"name", "Gruppers"}, {"query", "level=group&evil=1"}}).location ==
        "/collaborations?level=group");
    auto kept = app.get("/collaborations?level=group");
    CHECK(kept.contains("Gruppers"));
    CHECK(kept.contains("/collaborations/views/1/removal"));
    CHECK(app.faults_of(kept) == testing::no_faults);
    auto file = app.get("/collaborations.csv?level=group");
    CHECK(file.contains("Sunfjord University"));
    CHECK(file.contains("'=CMD|utbyte")); // no formula for a spreadsheet program
    CHECK_FALSE(file.contains("Lärarutbyte"));
    CHECK(app.get("/collaborations.xlsx").body.starts_with("PK"));
    CHECK(app.post("/collaborations/views/1/removal", {}).status == 303);
    CHECK_FALSE(app.get("/collaborations").contains("Gruppers"));
    CHECK(app.post("/collaborations", with(as_sent, "host", "marsbasen")).status == 422);
    app.sign_in_as("administrator");
    CHECK(app.get("/collaborations.csv").status == 403);
}

TEST_CASE("In another form it is another unit that helps: it hears of what is asked for, then and later") {
    testing::TestDatabase database;
    auto id = *keep_collaboration(database, a_collaboration(), ki(), coordinator);
    auto last_mail = [&] {
        auto reader = database->read();
        auto mails = mail::mails_about(reader, {"collaborations", id.value});
        return std::pair{mails.size(), mails.empty() ? "" : mails.front().to};
    };
    auto find = [&] {
        auto reader = database->read();
        return *find_collaboration(reader, id);
    };
    auto changed = find();
    changed.title = "Något annat";
    REQUIRE(change_collaboration(database, changed, ki(), everywhere, coordinator));
    CHECK(last_mail().first == 1); // the same form: nobody is told anew
    changed = find();
    changed.form = "project";
    REQUIRE(change_collaboration(database, changed, ki(), everywhere, coordinator));
    CHECK(find().helper == "legal");
    CHECK(last_mail() == std::pair{std::size_t{2}, std::string{"legal-office@example.org"}});
    auto event = [&] {
        auto reader = database->read();
        return events::history_of(reader, {"collaborations", id.value}).front().id;
    }();
    REQUIRE(partnerships::put_back_collaboration(database, id, event, ki(), everywhere, coordinator));
    CHECK(find().helper == "io");
    REQUIRE(set_collaboration_status(database, id, CollaborationStatus::withdrawn, ki(), coordinator));
    auto withdrawn = last_mail().first;
    REQUIRE(
        partnerships::change_several(database, {id}, {{"form", "project"}}, ki(), everywhere, coordinator));
    CHECK(find().helper == "legal");
    CHECK(last_mail().first == withdrawn); // nobody asks for help any more
}

TEST_CASE("Whoever asks for help again is heard again, and it stands in My work of those who can help") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/collaborations", as_sent);
    CHECK_FALSE(app.get("/my-work").contains("Hjälp till med samarbetet"));
    auto mails = [&] {
        auto reader = app.database().read();
        return mail::mails_about(reader, {"collaborations", 1}).size();
    };
    CHECK(app.post("/collaborations/1/status", {{"status", "withdrawn"}}).status == 303);
    CHECK(mails() == 1);
    app.sign_in_as("coordinator");
    CHECK_FALSE(app.get("/my-work").contains("Hjälp till med samarbetet Lärarutbyte"));
    CHECK(app.post("/collaborations/1/status", {{"status", "asked"}}).status == 303);
    CHECK(mails() == 2);
    CHECK(app.get("/my-work").contains("Hjälp till med samarbetet Lärarutbyte"));
}

TEST_CASE(
    "R13: the form that an answer named is filled in for those who may read the answer, not for others") {
    testing::TestApp app;
    app.sign_in_as("proposer");
    app.post("/partnerships/new",
             {{"title", "Åldrande hjärnor"}, {"partner1", "Nordvik"}, {"purpose", "Något"}, {"host", "ki"}});
    {
        auto tx = app.database().begin();
        tx.run("UPDATE partnerships SET other_form = 'project' WHERE id = 1");
        tx.commit();
    }
    auto chosen = [&] {
        auto page = app.get("/collaborations/new?case=1");
        auto from = page.body.find("value=\"project\"");
        REQUIRE(from != std::string::npos);
        auto choice = page.body.substr(from, page.body.find('>', from) - from);
        return choice.find("selected") != std::string::npos || choice.find("checked") != std::string::npos;
    };
    CHECK(chosen());
    app.sign_in_as("legal_reviewer");
    CHECK_FALSE(chosen());
}

} // namespace partnerships
