// SHA-256, the one digest of the program: contents of files, versions of rules, links of the event chain.
#pragma once

#include <memory>
#include <string>
#include <string_view>

class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256&&) noexcept;
    Sha256& operator=(Sha256&&) noexcept;

    Sha256& add(std::string_view bytes);
    // 64 letters of hex; the digest cannot be added to afterwards.
    std::string hex();

private:
    struct State;
    std::unique_ptr<State> state_;
};

inline std::string sha256_hex(std::string_view bytes) { return Sha256{}.add(bytes).hex(); }
