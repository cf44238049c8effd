// Random tokens, their digests, and the masking of tokens that stand in pages.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace rights {

// Letters of base64url from the machine's random source: 32 bytes are 43 letters.
std::string random_token(std::size_t bytes = 32);
// SHA-256 in hex: what is kept of a token.
std::string digest_of(std::string_view token);
// HMAC-SHA-256 as base64url, 43 letters.
std::string signature_of(std::string_view key, std::string_view text);
bool same(std::string_view a, std::string_view b); // in constant time

// A secret that stands in a compressed page beside what the reader typed could be guessed from the page's
// size (BREACH); so each page shows it under a fresh mask.
std::string masked(std::string_view secret);
std::optional<std::string> unmasked(std::string_view token);

} // namespace rights
