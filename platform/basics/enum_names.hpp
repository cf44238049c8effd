// Names of enumerators as they stand in the database, in addresses and in JSON.
//
//   enum class Stage { idea, screening };
//   constexpr EnumNames<Stage, 2> names_of(Stage) { return {"idea", "screening"}; }
//
// The table stands beside the enum and is found by argument-dependent lookup. Enumerators count from 0 without holes.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>

template <class Enum, std::size_t count>
using EnumNames = std::array<std::string_view, count>;

template <class Enum>
concept NamedEnum = std::is_enum_v<Enum> && requires(Enum value) { names_of(value).size(); };

template <NamedEnum Enum>
constexpr std::string_view name_of(Enum value) {
    constexpr auto names = names_of(Enum{});
    return names[static_cast<std::size_t>(value)];
}

template <NamedEnum Enum>
constexpr std::optional<Enum> enum_named(std::string_view name) {
    constexpr auto names = names_of(Enum{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name) return static_cast<Enum>(i);
    return std::nullopt;
}

// Every value, in order: for select boxes, legends and completeness tests.
template <NamedEnum Enum>
constexpr auto all_of() {
    constexpr auto names = names_of(Enum{});
    std::array<Enum, names.size()> values{};
    for (std::size_t i = 0; i < names.size(); ++i) values[i] = static_cast<Enum>(i);
    return values;
}
