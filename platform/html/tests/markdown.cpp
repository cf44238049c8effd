// Markdown: what is shown, and what cannot be smuggled in.
#include "platform/html/markdown.hpp"

#include <doctest/doctest.h>

#include <string>

namespace {

std::string shown(std::string_view text) { return html::markdown(text).markup; }

} // namespace

TEST_CASE("Paragraphs, lists, links and tables become markup") {
    CHECK(shown("Hej *du*") == "<p>Hej <em>du</em></p>\n");
    CHECK(shown("- a\n- b") == "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n");
    CHECK(shown("[Guide](/guide?a=1&b=2)") == "<p><a href=\"/guide?a=1&amp;b=2\">Guide</a></p>\n");
    CHECK(shown("| a |\n|---|\n| b |").find("<td>b</td>") != std::string::npos);
    CHECK(shown("") == "");
}

TEST_CASE("Headings begin at the level the page has room for") {
    CHECK(shown("# A\n\n## B") == "<h2>A</h2>\n<h3>B</h3>\n");
    CHECK(shown("### A") == "<h2>A</h2>\n");
    CHECK(html::markdown("# A", 3).markup == "<h3>A</h3>\n");
}

TEST_CASE("HTML in markdown is shown as the text it is") {
    CHECK(shown("<script>alert(1)</script>") == "<p>&lt;script&gt;alert(1)&lt;/script&gt;\n</p>\n");
    CHECK(shown("a <b onclick=\"x\">b</b>") == "<p>a &lt;b onclick=&quot;x&quot;&gt;b&lt;/b&gt;</p>\n");
}

TEST_CASE("Addresses that a browser should not follow lead nowhere, and pictures are links") {
    CHECK(shown("[x](javascript:alert(1))") == "<p><a href=\"#\">x</a></p>\n");
    CHECK(shown("[x](<java\tscript:alert(1)>)").find("script:") == std::string::npos);
    CHECK(shown("[x](data:text/html,y)") == "<p><a href=\"#\">x</a></p>\n");
    CHECK(shown("![bild](https://example.org/a.png)") ==
          "<p><a href=\"https://example.org/a.png\">bild</a></p>\n");
    CHECK(shown("![bild](data:image/png;base64,AA)") == "<p><a href=\"#\">bild</a></p>\n");
}
