// Finds the page for an address: a look-up of the first part, then a walk over the few patterns that begin
// with it.
#pragma once

#include "platform/web/route.hpp"

#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace web {

using Rooms = std::vector<std::span<const Route>>;

struct Match {
    const Route* route = nullptr; // none: no such address, or not by this method
    PathParts parts{};            // they point into the path
    std::string allow;            // the methods there are, when this one is not among them
};

class Router {
public:
    // Throws when two routes claim the same address: only one of them could ever be reached.
    explicit Router(const Rooms& rooms);

    Match match(http::Method method, std::string_view path) const;
    const std::vector<const Route*>& routes() const { return all_; } // by path, then method

private:
    struct Pattern {
        const Route* route;
        std::vector<std::string_view> segments;
    };
    const std::vector<Pattern>* bucket(std::string_view path) const;

    std::unordered_map<std::string_view, std::vector<Pattern>> by_first_;
    std::vector<const Route*> all_;
};

std::string_view name_of(http::Method method);

} // namespace web
