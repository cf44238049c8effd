// libsodium behind a few words.
#include "platform/rights/secrets.hpp"

#include "platform/basics/digest.hpp"

#include <sodium.h>
#include <stdexcept>

namespace rights {
namespace {

constexpr int variant = sodium_base64_VARIANT_URLSAFE_NO_PADDING;

std::string letters_of(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), variant), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), variant);
    text.pop_back(); // the ending zero
    return text;
}

std::optional<std::string> bytes_of(std::string_view letters) {
    std::string bytes(letters.size(), '\0');
    std::size_t length = 0;
    if (sodium_base642bin(reinterpret_cast<unsigned char*>(bytes.data()), bytes.size(), letters.data(),
                          letters.size(), nullptr, &length, nullptr, variant) != 0)
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string random_bytes(std::size_t count) {
    if (sodium_init() < 0) throw std::runtime_error("libsodium cannot start: no source of random numbers");
    std::string bytes(count, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string exclusive_or(std::string_view a, std::string_view b) {
    std::string result(a);
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = static_cast<char>(result[i] ^ b[i]);
    return result;
}

} // namespace

std::string random_token(std::size_t bytes) { return letters_of(random_bytes(bytes)); }

std::string digest_of(std::string_view token) { return sha256_hex(token); }

std::string signature_of(std::string_view key, std::string_view text) {
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, reinterpret_cast<const unsigned char*>(key.data()), key.size());
    crypto_auth_hmacsha256_update(&state, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    std::string bytes(crypto_auth_hmacsha256_BYTES, '\0');
    crypto_auth_hmacsha256_final(&state, reinterpret_cast<unsigned char*>(bytes.data()));
    return letters_of(bytes);
}

bool same(std::string_view a, std::string_view b) {
    return a.size() == b.size() && sodium_memcmp(a.data(), b.data(), a.size()) == 0;
}

std::string masked(std::string_view secret) {
    std::string mask = random_bytes(secret.size());
    return letters_of(mask + exclusive_or(secret, mask));
}

std::optional<std::string> unmasked(std::string_view token) {
    auto bytes = bytes_of(token);
    if (!bytes || bytes->empty() || bytes->size() % 2) return std::nullopt;
    std::string_view all = *bytes;
    return exclusive_or(all.substr(all.size() / 2), all.substr(0, all.size() / 2));
}

} // namespace rights
