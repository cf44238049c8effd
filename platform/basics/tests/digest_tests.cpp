// SHA-256 against the examples of FIPS 180-4.
#include "platform/basics/digest.hpp"

#include <doctest/doctest.h>

TEST_CASE("A digest is the one that the standard's examples give") {
    CHECK(sha256_hex("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(sha256_hex("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("A digest of pieces is the digest of the whole") {
    Sha256 digest;
    digest.add("a").add("b");
    CHECK(digest.add("c").hex() == sha256_hex("abc"));
}
