// Out: each kind of value in each place.
#include "platform/html/out.hpp"

#include <doctest/doctest.h>

namespace {

enum class Light { red, green };
constexpr EnumNames<Light, 2> names_of(Light) { return {"red", "green"}; }

template <class T> std::string text_of(const T& value) {
    html::Out out;
    out.text(value);
    return out.take().markup;
}
template <class T> std::string address_of(const T& value) {
    html::Out out;
    out.address(value);
    return out.take().markup;
}
template <class T> std::string part_of(const T& value) {
    html::Out out;
    out.address_part(value);
    return out.take().markup;
}
template <class T> std::string attribute_of(const T& value) {
    html::Out out;
    out.attribute("a", value);
    return out.take().markup;
}

template <class T>
concept StandsInAttribute = requires(html::Out out, const T& value) {
    out.plain(value);
};

} // namespace

TEST_CASE("The five dangerous characters are escaped, wherever they stand") {
    CHECK(html::escaped("<a href=\"x\">Tom & 'Åsa'</a>") ==
          "&lt;a href=&#34;x&#34;&gt;Tom &amp; &#39;Åsa&#39;&lt;/a&gt;");
    CHECK(html::escaped("") == "");
    CHECK(html::escaped("&") == "&amp;");
}

TEST_CASE("Texts, numbers, identities, named values and optional ones can be put on a page") {
    CHECK(text_of("a<b") == "a&lt;b");
    CHECK(text_of(std::string("x")) == "x");
    CHECK(text_of(-12) == "-12");
    CHECK(text_of(std::size_t{7}) == "7");
    CHECK(text_of(Id<struct AnyTag>{5}) == "5");
    CHECK(text_of(Light::green) == "green");
    CHECK(text_of('<') == "&lt;");
    CHECK(text_of(std::optional<std::string>{}) == "");
    CHECK(text_of(std::optional<std::string>{"&"}) == "&amp;");
    CHECK(text_of(html::Safe{"<b>x</b>"}) == "<b>x</b>");
    CHECK(text_of(std::optional<html::Safe>{html::Safe{"<b>"}}) == "<b>");
}

TEST_CASE("Ready markup cannot stand in an attribute, nor a truth value or a fraction anywhere") {
    CHECK(StandsInAttribute<std::string>);
    CHECK(StandsInAttribute<int>);
    CHECK_FALSE(StandsInAttribute<html::Safe>);
    CHECK_FALSE(StandsInAttribute<bool>);
    CHECK_FALSE(StandsInAttribute<double>);
}

TEST_CASE("Only addresses that a browser may follow are put in") {
    CHECK(address_of("/organisations?q=a&b") == "/organisations?q=a&amp;b");
    CHECK(address_of("https://ki.se/") == "https://ki.se/");
    CHECK(address_of("MAILTO:a@b.se") == "MAILTO:a@b.se");
    CHECK(address_of("javascript:alert(1)") == "#");
    CHECK(address_of("JaVaScRiPt:alert(1)") == "#");
    CHECK(address_of(" javascript:alert(1)") == "#");
    CHECK(address_of("java\tscript:alert(1)") == "#");
    CHECK(address_of("data:text/html,x") == "#");
    CHECK(address_of("") == "");
    CHECK(address_of("?page=2") == "?page=2");
    CHECK(address_of("/a:b") == "/a:b");
    CHECK(address_of(std::optional<std::string>{"vbscript:x"}) == "#");
}

TEST_CASE("What follows in an address is percent-encoded, unless it is so already") {
    CHECK(part_of("a/b?c&d=é") == "a%2Fb%3Fc%26d%3D%C3%A9");
    CHECK(part_of(12) == "12");
    CHECK(part_of(Id<struct AnyTag>{5}) == "5");
    CHECK(part_of(Light::red) == "red");
    CHECK(part_of(std::optional<int>{}) == "");
    CHECK(part_of(html::Encoded{"q=a%20b&page=2"}) == "q=a%20b&amp;page=2");
}

TEST_CASE("An attribute that may be left out is left out") {
    CHECK(attribute_of(true) == " a");
    CHECK(attribute_of(false) == "");
    CHECK(attribute_of("x\"y") == " a=\"x&#34;y\"");
    CHECK(attribute_of(std::string()) == "");
    CHECK(attribute_of(std::optional<int>{}) == "");
    CHECK(attribute_of(std::optional<int>{3}) == " a=\"3\"");
    CHECK(attribute_of(0) == " a=\"0\"");
}

TEST_CASE("A part of a view can be caught as a value") {
    auto body = html::captured([](html::Out& out) { out.raw("<b>"), out.text("&"), out.raw("</b>"); });
    CHECK(body.markup == "<b>&amp;</b>");
}
