// What waits on somebody: each room tells its own, app/ puts them together on one page.
#pragma once

#include "platform/basics/clock.hpp"
#include "platform/basics/enum_names.hpp"
#include "platform/rights/rights.hpp"

#include <optional>
#include <string>
#include <vector>

namespace db {
class Session;
}

namespace web {

class Call;

// On me to act; on others, who have promised me an answer; a draft of mine on nobody else.
enum class Waiting { action, answer, draft };
constexpr EnumNames<Waiting, 3> names_of(Waiting) { return {"action", "answer", "draft"}; }

struct Task {
    std::string title; // what to do, with whom: "Ta emot: Åldrande hjärnor"
    std::string why;   // why it waits
    std::string href;
    std::optional<Date> due = {}; // none: it waits without a day
    Waiting waiting = Waiting::action;
};

// The most urgent ones, and how many there are in all.
struct Tasks {
    std::vector<Task> items;
    std::int64_t total = 0;
    std::string all = {}; // address of a list of all of them

    void add(Task task) {
        items.push_back(std::move(task));
        ++total;
    }
};

// A room's part; asked only for those who hold the permission.
struct WorkSource {
    rights::Permission who;
    Tasks (*find)(Call&, db::Session&);
};

} // namespace web
