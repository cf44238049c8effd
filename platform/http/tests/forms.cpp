// Forms, cookies and percent coding: what browsers send, and what they never would.
#include "platform/http/forms.hpp"

#include "platform/http/encoding.hpp"

#include <doctest/doctest.h>

using http::Pairs;

namespace {

constexpr std::string_view type = "multipart/form-data; boundary=xyz";

std::string part(std::string_view headers, std::string_view content) {
    return "--xyz\r\n" + std::string{headers} + "\r\n\r\n" + std::string{content} + "\r\n";
}
std::string field(std::string_view name, std::string_view content) {
    return part("Content-Disposition: form-data; name=\"" + std::string{name} + "\"", content);
}
std::string file(std::string_view name, std::string_view content) {
    return part("Content-Disposition: form-data; name=\"fil\"; filename=\"" + std::string{name} +
                    "\"\r\nContent-Type: text/csv",
                content);
}

} // namespace

TEST_CASE("Fields keep their order and may repeat; plus is a space, a name alone is empty") {
    CHECK(http::read_pairs("a=1&b=%C3%A5+%2B&a=2&&c&=d") ==
          Pairs{{"a", "1"}, {"b", "å +"}, {"a", "2"}, {"c", ""}, {"", "d"}});
    CHECK(http::read_pairs("") == Pairs{});
    CHECK(http::read_pairs("a=b=c") == Pairs{{"a", "b=c"}});
}

TEST_CASE("Fields that are no text are refused") {
    CHECK_FALSE(http::read_pairs("a=%"));
    CHECK_FALSE(http::read_pairs("a=%4"));
    CHECK_FALSE(http::read_pairs("a=%gg"));
    CHECK_FALSE(http::read_pairs("a=%ff"));
    CHECK_FALSE(http::read_pairs("a%00=1"));
    std::string many;
    for (int i = 0; i < 30000; ++i) many += "a&";
    CHECK_FALSE(http::read_pairs(many));
}

TEST_CASE("What is encoded comes back, and only letters, digits and -._~ stand bare") {
    std::string all;
    for (int c = 0; c < 256; ++c) all += static_cast<char>(c);
    CHECK(http::decode(http::encode(all), http::Plus::is_plus) == all);
    CHECK(http::encode("a b/å?&=%~") == "a%20b%2F%C3%A5%3F%26%3D%25~");
    CHECK(http::decode("a+b", http::Plus::is_plus) == "a+b");
}

TEST_CASE("Text is well-formed UTF-8 without NUL") {
    CHECK(http::is_text("a å € 𝄞 \xED\x9F\xBF \xF4\x8F\xBF\xBF"));
    for (std::string_view bad : {"\xC0\x80", "\xE0\x80\x80", "\xED\xA0\x80", "\xF0\x80\x80\x80",
                                 "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\x80", "\xC3", "\xE2\x82", "a\xFF"})
        CHECK_FALSE(http::is_text(bad));
    CHECK_FALSE(http::is_text(std::string_view{"a\0b", 3}));
}

TEST_CASE("A cookie is found among others by its whole name") {
    CHECK(http::cookie_of("a=1; session=abc=d; b=\"q\"", "session") == "abc=d");
    CHECK(http::cookie_of("a=1; session=abc", "b").empty());
    CHECK(http::cookie_of("xsession=1; session_id=2", "session").empty());
    CHECK(http::cookie_of("b=\"q\" ; ;=; ", "b") == "q");
    http::Request request{.headers = {{"cookie", "a=1"}, {"cookie", "b=2"}}};
    CHECK(request.cookie("b") == "2");
    CHECK(request.header("Cookie") == "a=1");
}

TEST_CASE("A cookie we set is for this site alone, and cannot break its line") {
    CHECK(http::set_cookie({.name = "session", .value = "abc", .seconds = 60}) ==
          "session=abc; Path=/; Max-Age=60; SameSite=Lax; Secure; HttpOnly");
    CHECK(http::set_cookie({.name = "language",
                            .value = "s\r\nv",
                            .seconds = -1,
                            .same_site = http::SameSite::strict,
                            .secure = false,
                            .for_scripts = true}) == "language=sv; Path=/; Max-Age=0; SameSite=Strict");
}

TEST_CASE("A multipart form gives its fields and files, byte for byte") {
    std::string binary{"\r\n--xy\r\n\0\xFF--xyz", 15};
    auto read = http::read_multipart(type, "before\r\n" + field("namn", "Åsa") + file("lista.csv", "") +
                                               file("a.bin", binary) + "--xyz--\r\nafter");
    REQUIRE(read);
    CHECK(read->form == Pairs{{"namn", "Åsa"}});
    REQUIRE(read->uploads.size() == 2);
    CHECK(read->uploads[0].file_name == "lista.csv");
    CHECK(read->uploads[0].content.empty());
    CHECK(read->uploads[1].field == "fil");
    CHECK(read->uploads[1].type == "text/csv");
    CHECK(read->uploads[1].content == binary);
}

TEST_CASE("A boundary may be quoted, and nearly a boundary is content") {
    auto read = http::read_multipart(
        "Multipart/Form-Data; charset=x; boundary=\"x y\"",
        "--x y  \r\ncontent-disposition: FORM-DATA; name=a\r\n\r\nb\r\n--x\r\n--x z\r\n\r\n--x y--");
    REQUIRE(read);
    CHECK(read->form == Pairs{{"a", "b\r\n--x\r\n--x z\r\n"}});
}

TEST_CASE("Of a file's name only the last part is kept, without control characters") {
    auto name_of = [](std::string_view sent) {
        auto read = http::read_multipart(type, file(sent, "x") + "--xyz--");
        return read ? read->uploads.at(0).file_name : "refused";
    };
    CHECK(name_of("C:\\Users\\a\\avtal.pdf") == "avtal.pdf");
    CHECK(name_of("../../etc/passwd") == "passwd");
    CHECK(name_of("a\tb\x7F.csv") == "ab.csv");
    CHECK(name_of("citat \\\"och; mer.csv") == "citat \"och; mer.csv");
    CHECK(name_of("avtal åäö.pdf") == "avtal åäö.pdf");
    CHECK(name_of("\xFF") == "refused");
    CHECK(name_of(std::string(400, 'x')).size() == 255);
}

TEST_CASE("A file field left empty in the browser is no file") {
    auto read = http::read_multipart(type, file("", "") + field("a", "1") + "--xyz--\r\n");
    REQUIRE(read);
    CHECK(read->uploads.empty());
    CHECK(read->form == Pairs{{"a", "1"}});
}

TEST_CASE("A form without fields is a form") {
    auto read = http::read_multipart(type, "--xyz--\r\n");
    REQUIRE(read);
    CHECK(read->form.empty());
}

TEST_CASE("A multipart body that was cut off or is not what it says is refused whole") {
    auto whole = field("a", "1") + file("x.csv", "content");
    CHECK_FALSE(http::read_multipart(type, whole)); // no last boundary: cut off on the way
    CHECK_FALSE(http::read_multipart(type, ""));
    CHECK_FALSE(http::read_multipart(type, "--xyz"));
    CHECK_FALSE(http::read_multipart(type, "--xyz\r\n--xyz--"));
    CHECK_FALSE(http::read_multipart(type, "--xyzz\r\n\r\n--xyz--"));
    CHECK_FALSE(http::read_multipart("multipart/form-data", whole + "--xyz--"));
    CHECK_FALSE(http::read_multipart("multipart/form-data; boundary=", whole + "--xyz--"));
    CHECK_FALSE(http::read_multipart("multipart/form-data; boundary=\"xyz", whole + "--xyz--"));
    CHECK_FALSE(http::read_multipart(type, part("Content-Type: text/plain", "no name") + "--xyz--"));
    CHECK_FALSE(
        http::read_multipart(type, part("Content-Disposition: attachment; name=\"a\"", "x") + "--xyz--"));
    CHECK_FALSE(http::read_multipart(type, field("a", "\xFF") + "--xyz--"));
    CHECK_FALSE(http::read_multipart(
        type,
        part("Content-Disposition: form-data; name=\"a\"\r\nX: " + std::string(5000, 'x'), "1") + "--xyz--"));
    std::string many;
    for (int i = 0; i < 30000; ++i) many += field("a", "1");
    CHECK_FALSE(http::read_multipart(type, many + "--xyz--"));
}

TEST_CASE("Only forms are read as forms") {
    http::Request json{.method = http::Method::post,
                       .headers = {{"content-type", "application/json"}},
                       .body = "{\"a\":\"%\"}"};
    CHECK(http::read_form(json) == http::FormReading::good);
    CHECK(json.form.empty());
    CHECK(json.body.size() == 9);
    http::Request form{.headers = {{"content-type", "application/x-www-form-urlencoded; charset=utf-8"}},
                       .body = "a=1&a=2&b=3"};
    CHECK(http::read_form(form) == http::FormReading::good);
    CHECK(form.fields("a") == std::vector<std::string_view>{"1", "2"});
    CHECK(form.field("b") == "3");
    CHECK(form.field("c").empty());
}
