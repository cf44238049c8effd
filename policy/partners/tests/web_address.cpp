// Addresses of the web, and what is none.
#include "policy/partners/web_address.hpp"

#include <doctest/doctest.h>

using partners::web_address;

TEST_CASE("An address of the web has http or https and a host; a bare host gets https") {
    CHECK(web_address("ki.se") == "https://ki.se");
    CHECK(web_address(" www.ki.se/en ") == "https://www.ki.se/en");
    CHECK(web_address("HTTP://www.fhv.at") == "http://www.fhv.at");
    CHECK(web_address("https://åbo.fi:8080/sök?q=ä&r=1#top") == "https://åbo.fi:8080/sök?q=ä&r=1#top");
}

TEST_CASE("What is no address of the web is refused") {
    for (const char* text : {"", "not a url", "ki", "https://", "https:///path", "ftp://ki.se",
                             "javascript:alert(1)", "mailto:a@ki.se", "https://ki .se", "https://user@ki.se",
                             "https://ki.se/a b", "https://-ki.se", "https://ki..se", "https://127.0.0.1",
                             "https://ki.se:port", "https://ki.se/<b>", "http://https://ki.se"})
        CHECK_MESSAGE(!web_address(text), text);
}
