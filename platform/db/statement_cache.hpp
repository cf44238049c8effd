// Prepared statements of one connection, found by their text. The one unused for longest makes room for a new
// one.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

namespace db {

template <class Statement> class StatementCache {
public:
    struct Entry {
        Statement statement;
        std::uint64_t last_used = 0;
        bool busy = false; // running right now, further up the stack
    };

    // Stays where it is until it is evicted; a busy one is never evicted.
    Entry* find(std::string_view text) {
        auto found = entries_.find(text);
        if (found == entries_.end()) return nullptr;
        found->second.last_used = ++uses_;
        return &found->second;
    }
    Entry& add(std::string_view text, Statement statement) {
        return entries_.insert_or_assign(std::string{text}, Entry{std::move(statement), ++uses_})
            .first->second;
    }
    // Call before add(): gives the statement that has to go, if one has to.
    std::optional<Statement> make_room() {
        if (entries_.size() < most) return std::nullopt;
        auto oldest = std::min_element(entries_.begin(), entries_.end(), [](const auto& a, const auto& b) {
            return std::pair{a.second.busy, a.second.last_used} <
                   std::pair{b.second.busy, b.second.last_used};
        });
        if (oldest->second.busy) return std::nullopt;
        std::optional<Statement> evicted = std::move(oldest->second.statement);
        entries_.erase(oldest);
        return evicted;
    }
    void clear() { entries_.clear(); }

private:
    struct Hash {
        using is_transparent = void; // look-up by string_view makes no string
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    static constexpr std::size_t most = 160;
    std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
    std::uint64_t uses_ = 0;
};

} // namespace db
