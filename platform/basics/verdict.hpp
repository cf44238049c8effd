// What a rule answers: yes, or every reason why not at once.
// A must stops (law, delegation, logic). A should may be passed over with a recorded name and reason, because a policy
// "expresses the overall intention of the management and is not formally binding" (policy, Introduction).
#pragma once

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

using Reasons = std::vector<std::string>;    // text keys that start with the room: "partnerships.no_partner"

enum class Force { must, should };

struct Check {
    Force force;
    bool met;
    std::string_view reason;    // text key, told when the check is not met
};

// A should that somebody passed over knowingly.
struct Excuse {
    std::string reason;         // the text key that was passed over
    std::string explanation;    // in the words of the one who passed it over

    friend bool operator==(const Excuse&, const Excuse&) = default;
};
using Excuses = std::vector<Excuse>;

class [[nodiscard]] Verdict {
public:
    Verdict() = default;
    Verdict(std::initializer_list<Check> checks) : checks_(checks) {}

    // All checks met.
    explicit operator bool() const {
        return std::all_of(checks_.begin(), checks_.end(), [](const Check& c) { return c.met; });
    }
    // Nothing stops it, given these excuses for the shoulds.
    bool passes(const Excuses& excuses) const {
        return std::all_of(checks_.begin(), checks_.end(), [&](const Check& c) {
            return c.met || (c.force == Force::should && excused(c.reason, excuses));
        });
    }
    // Reasons of the checks that are not met, in order.
    Reasons reasons() const {
        Reasons unmet;
        for (const Check& c : checks_)
            if (!c.met) unmet.emplace_back(c.reason);
        return unmet;
    }
    const std::vector<Check>& checks() const& { return checks_; }
    const std::vector<Check>& checks() const&& = delete;    // would dangle
    void add(Check check) { checks_.push_back(check); }
    // All checks of another rule too.
    void add(const Verdict& other) { checks_.insert(checks_.end(), other.checks_.begin(), other.checks_.end()); }

private:
    static bool excused(std::string_view reason, const Excuses& excuses) {
        return std::any_of(excuses.begin(), excuses.end(), [&](const Excuse& e) {
            return e.reason == reason && !e.explanation.empty();
        });
    }
    std::vector<Check> checks_;
};
