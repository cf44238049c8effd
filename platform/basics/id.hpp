// Identities of things: one type for each noun, so that a partner's number cannot be used for an agreement.
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

template <class Tag>
struct Id {
    std::int64_t value = 0;

    friend constexpr auto operator<=>(Id, Id) = default;
    // True when it names something; rows are numbered from 1.
    constexpr explicit operator bool() const { return value > 0; }
};

template <class Tag>
struct std::hash<Id<Tag>> {
    std::size_t operator()(Id<Tag> id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
