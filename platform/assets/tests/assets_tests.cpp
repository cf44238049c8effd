// What a browser may fetch, and what it gets. Without a built face (bin/assets) only the refusals can be
// tried.
#include "platform/assets/assets.hpp"
#include "platform/assets/pack.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace assets;

TEST_CASE("Assets: an address that a page gave leads to the file") {
    for (const Row& row : table()) {
        auto asset = find(url(row.name));
        REQUIRE(asset);
        CHECK(asset->name == row.name);
        CHECK(asset->bytes.size() == row.bytes.length);
    }
}

TEST_CASE("Assets: another hash, another name or a way out of the folder finds nothing") {
    CHECK_FALSE(find("/assets/000000000000/app.css"));
    CHECK_FALSE(find("/assets/app.css"));
    CHECK_FALSE(find("/assets/../app.css"));
    CHECK_FALSE(find("/assets/"));
    CHECK_FALSE(find("/organisations"));
    CHECK(url("no-such-file.css") == "/assets/missing");
}

TEST_CASE("Assets: the table is sorted, since it is searched by halves") {
    CHECK(std::ranges::is_sorted(table(), {}, &Row::name));
}

TEST_CASE("Assets: a browser gets the smallest form that it reads") {
    Asset asset{
        .name = "app.css", .hash = "1", .url = "", .type = "", .bytes = "plain", .brotli = "b", .gzip = "gz"};
    CHECK(sent(asset, "gzip, deflate, br").encoding == "br");
    CHECK(sent(asset, "gzip").bytes == "gz");
    CHECK(sent(asset, "").bytes == "plain");
    asset.brotli = {};
    CHECK(sent(asset, "br").encoding.empty());
}
