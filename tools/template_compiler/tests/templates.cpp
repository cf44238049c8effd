// The template compiler: what each place becomes, and everything it refuses.
#include "tools/template_compiler/reader.hpp"
#include "tools/template_compiler/writer.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

using templates::Use;

templates::Template page_of(const std::string& html) {
    return templates::read_template("x.html", "@page p(int x)\n" + html + "\n@end\n");
}

// The markup with ⟨use:expression⟩ in place of each expression and ⟨code⟩ for lines of C++.
std::string shape_of(const std::string& html) {
    auto view = page_of(html);
    std::string out;
    for (const auto& piece : view.pages.at(0).pieces) {
        switch (piece.use) {
        case Use::markup:
            out += piece.text;
            break;
        case Use::text:
            out += "⟨text:" + piece.text + "⟩";
            break;
        case Use::plain:
            out += "⟨plain:" + piece.text + "⟩";
            break;
        case Use::address:
            out += "⟨address:" + piece.text + "⟩";
            break;
        case Use::address_part:
            out += "⟨part:" + piece.text + "⟩";
            break;
        case Use::attribute:
            out += "⟨" + piece.attribute + "?" + piece.text + "⟩";
            break;
        case Use::code:
            out += "⟨" + piece.text + "⟩";
            break;
        }
    }
    return out;
}

// "line:column why", or nothing when it is accepted.
std::string refusal_of(const std::string& html) {
    try {
        page_of(html);
        return "";
    } catch (const templates::Fault& fault) {
        return std::to_string(fault.spot.line) + ":" + std::to_string(fault.spot.column) + " " + fault.why;
    }
}

bool refused(const std::string& html, const std::string& why) {
    return refusal_of(html).find(why) != std::string::npos;
}

} // namespace

TEST_CASE("An expression between tags is text, in an attribute plain") {
    CHECK(shape_of("<p title=\"{a}\" lang='{b}'>{c}</p>") ==
          "<p title=\"⟨plain:a⟩\" lang='⟨plain:b⟩'>⟨text:c⟩</p>");
    CHECK(shape_of("<textarea name=\"n\">{a}</textarea>") == "<textarea name=\"n\">⟨plain:a⟩</textarea>");
    CHECK(shape_of("<title>{a}</title>") == "<title>⟨plain:a⟩</title>");
}

TEST_CASE("An address is checked at its beginning and encoded after it") {
    CHECK(shape_of("<a href=\"{a}\">x</a>") == "<a href=\"⟨address:a⟩\">x</a>");
    CHECK(shape_of("<a href=\"/x/{a}?q={b}#{c}\">x</a>") ==
          "<a href=\"/x/⟨part:a⟩?q=⟨part:b⟩#⟨part:c⟩\">x</a>");
    CHECK(shape_of("<a href=\"{a}?page={b}\">x</a>") == "<a href=\"⟨address:a⟩?page=⟨part:b⟩\">x</a>");
    CHECK(shape_of("<form action=\"/x/{a}\"></form>") == "<form action=\"/x/⟨part:a⟩\"></form>");
    CHECK(shape_of("<a href=\"mailto:{a}\">x</a>") == "<a href=\"mailto:⟨part:a⟩\">x</a>");
    CHECK(shape_of("<button hx-get=\"{a}\">x</button>") == "<button hx-get=\"⟨address:a⟩\">x</button>");
}

TEST_CASE("An address cannot get its scheme from the middle") {
    CHECK(refused("<a href=\"{a}{b}\">x</a>", "two expressions begin this address"));
    CHECK(refused("<a href=\"{a}x{b}\">x</a>", "two expressions begin this address"));
    CHECK(refused("<a href=\"{a}:x\">x</a>", "would choose the scheme"));
    CHECK(refused("<a href=\"javascript:{a}\">x</a>", "the scheme javascript:"));
    CHECK(refused("<a href=\"JavaScript:x\">x</a>", "the scheme JavaScript:"));
    CHECK(refused("<a href='data:text/html,x'>x</a>", "the scheme data:"));
}

TEST_CASE("An attribute with a question mark may be left out") {
    CHECK(shape_of("<input checked?=\"{a}\" value?='{b}'>") == "<input⟨checked?a⟩⟨value?b⟩>");
    CHECK(refused("<input checked?=\"\">", "one expression and nothing else"));
    CHECK(refused("<input checked?=\"{a} x\">", "one expression and nothing else"));
    CHECK(refused("<input checked?=\"{a}{b}\">", "one expression"));
    CHECK(refused("<input checked?>", "needs a value"));
    CHECK(refused("<a href?=\"{a}\">x</a>", "use @if inside the tag"));
}

TEST_CASE("Unsafe places are refused where they stand") {
    CHECK(refusal_of("<p\n class={a}>x</p>") == "3:9 the value of class needs quotes");
    CHECK(refused("<p class=a>x</p>", "needs quotes"));
    CHECK(refused("<p onclick=\"x()\">x</p>", "onclick= is refused"));
    CHECK(refused("<p OnClick=\"{a}\">x</p>", "onclick= is refused"));
    CHECK(refused("<p hx-on:click=\"x\">x</p>", "hx-on:click= is refused"));
    CHECK(refused("<p style=\"color:red\">x</p>", "style= is refused"));
    CHECK(refused("<p style?=\"{a}\">x</p>", "style= is refused"));
    CHECK(refused("<iframe srcdoc=\"{a}\"></iframe>", "srcdoc= is refused"));
    CHECK(refused("<style>p{{}}</style>", "<style> is refused"));
    CHECK(refused("<STYLE>p{{}}</STYLE>", "<style> is refused"));
    CHECK(refused("<script>alert(1)</script>", "a script's body"));
    CHECK(refused("<script>{a}</script>", "an expression in a script"));
    CHECK(refused("<script><b></script>", "a script's body"));
    CHECK(refused("<!-- {a} -->", "an expression in a comment"));
    CHECK(refused("<{a}>x</p>", "cannot make a tag"));
    CHECK(refused("<p {a}>x</p>", "cannot make a tag or an attribute"));
    CHECK(refused("<p data-{a}=\"x\">x</p>", "cannot make a tag or an attribute"));
    CHECK(refused("<base href=\"/\">", "<base> is not used"));
    CHECK(refused("<!entity x>", "the only declaration"));
}

TEST_CASE("A script from a file is accepted") {
    CHECK(shape_of("<script type=\"module\" src=\"{a}\"></script>") ==
          "<script type=\"module\" src=\"⟨address:a⟩\"></script>");
}

TEST_CASE("Tags must fit together") {
    CHECK(refusal_of("<p><b>x</p></b>") == "2:11 </p> stands where <b> of line 2 should be closed");
    CHECK(refused("<p>x", "<p> of line 2 is not closed"));
    CHECK(refused("x</p>", "</p> closes nothing"));
    CHECK(refused("<div/>", "does not close itself"));
    CHECK(refused("<p class=\"a\"id=\"b\">x</p>", "a blank is missing"));
    CHECK(refused("<br", "the page ends inside a tag"));
    CHECK(refused("a < b", "is written &lt;"));
    CHECK(refusal_of("<br><img alt=\"\" src=\"/x\"/><svg><path d=\"M0\"/></svg>") == "");
}

TEST_CASE("A block of C++ leaves the markup as it found it") {
    CHECK(shape_of("<ul>\n@for (int i : x) {\n<li>{i}</li>\n@}\n</ul>") ==
          "<ul>⟨for (int i : x) {⟩<li>⟨text:i⟩</li>⟨}⟩</ul>");
    CHECK(shape_of("@if (x) {\n<b>a</b>\n@} else {\n<i>b</i>\n@}") ==
          "⟨if (x) {⟩<b>a</b>\n⟨} else {⟩<i>b</i>\n⟨}⟩");
    CHECK(refused("@if (x) {\n<b>\n@}\n</b>", "must close the tags it opens"));
    CHECK(refused("<b>\n@if (x) {\n</b>\n@}", "must close the tags it opens"));
    CHECK(refused("@if (x) {\n<b>a</b>", "the block of line 2 is not closed"));
    CHECK(refused("@}", "closes no block"));
}

TEST_CASE("A block may stand inside a tag") {
    CHECK(shape_of("<input\n@if (x) {\nchecked\n@}\n>") == "<input⟨if (x) {⟩ checked⟨}⟩>");
}

TEST_CASE("Braces in C++ literals, comments and initialisers open no block") {
    CHECK(shape_of("@auto a = \"{\";\n@auto b = '{';\n@auto c = T{1, {2}};\n@// {\nx") ==
          "⟨auto a = \"{\";⟩⟨auto b = '{';⟩⟨auto c = T{1, {2}};⟩x");
    CHECK(shape_of("{tr(\"a}\", {{\"n\", x}})}") == "⟨text:tr(\"a}\", {{\"n\", x}})⟩");
    CHECK(shape_of("{c == '}' ? 1'000 : 2}") == "⟨text:c == '}' ? 1'000 : 2⟩");
}

TEST_CASE("Braces and at signs can be written") {
    CHECK(shape_of("a {{b}} c@d.se") == "a {b} c@d.se");
    CHECK(shape_of("@@home") == "@home");
    CHECK(refused("a } b", "is written }}"));
    CHECK(refused("a {b", "not closed on its line"));
    CHECK(refused("a {} b", "an empty expression"));
}

TEST_CASE("Pages are small: no indentation, no comments, no blanks beside blocks") {
    CHECK(shape_of("<ul>\n    <li>a\n    b</li>\n\n  <!-- note -->\n</ul>") == "<ul><li>a\nb</li></ul>");
    CHECK(shape_of("<b>a</b>\n   <i>b</i>") == "<b>a</b>\n<i>b</i>");
    CHECK(shape_of("a\n<b>\nb\n</b>\nc") == "a\n<b>b</b>\nc");
    CHECK(shape_of("<p class=\"a\n   b\"\n   id=\"c\">x</p>") == "<p class=\"a b\" id=\"c\">x</p>");
    CHECK(shape_of("<pre>\n  a\n\n  {x}\n</pre>") == "<pre>\n  a\n\n  ⟨text:x⟩\n</pre>");
}

TEST_CASE("A file holds pages with names and parameters, and nothing between them") {
    auto view = templates::read_template(
        "x.html", "@// A comment.\n@include \"a.hpp\"\n\n@page a()\nx\n@end\n"
                  "@page b(const std::map<int, int>& m,\n@       int n = f(1, 2))\n@end\n");
    CHECK(view.includes == std::vector<std::string>{"\"a.hpp\""});
    CHECK(view.pages.size() == 2);
    auto header = templates::header_of("policy/room", {view});
    CHECK(header.find("namespace room::views") != std::string::npos);
    CHECK(header.find("html::Safe b(const std::map<int, int>& m, int n = f(1, 2));") != std::string::npos);
    auto source = templates::source_of("policy/room", view);
    CHECK(
        source.find(
            "b_into(html::Out& out, [[maybe_unused]] const std::map<int, int>& m, [[maybe_unused]] int n)") !=
        std::string::npos);
    CHECK(source.find("b_into(out, m, n)") != std::string::npos);
}

TEST_CASE("A file without a whole page is refused") {
    for (const char* text : {"<p>x</p>\n", "", "@page a()\nx\n", "@page a(\n", "@page a b()\n@end\n",
                             "@page a()\n@page b()\n@end\n", "@page a()\n@include \"x\"\n@end\n"})
        CHECK_THROWS_AS(templates::read_template("x.html", text), templates::Fault);
}

TEST_CASE("The C++ compiler's errors point at the template's line and column") {
    auto view = page_of("<p>\n  <b>{oops}</b>\n</p>");
    CHECK(templates::source_of("room", view).find("#line 3 \"x.html\"\nout.text(oops);\n") !=
          std::string::npos);
    auto far = page_of("<p class=\"a long way to the right\">{oops}</p>");
    auto source = templates::source_of("room", far);
    auto at = source.find("out.text(oops)");
    CHECK(at - source.rfind('\n', at) - 1 + 9 == 36);
}
