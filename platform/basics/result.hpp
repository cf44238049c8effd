// What a user can cause is a value: a Result holds what was asked for, or why it was not done.
#pragma once

#include "platform/basics/verdict.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

enum class Fault {
    missing,      // there is no such thing, or not for this reader (404)
    forbidden,    // the reader may not (403)
    refused,      // a rule says no; the reasons say which (409)
    invalid,      // what was sent cannot be used; the reasons name fields (422)
    outdated,     // somebody else changed it first (412)
};

struct Failure {
    Fault fault = Fault::refused;
    Reasons reasons;                                            // text keys that start with the room
    std::vector<std::pair<std::string, std::string>> fields;    // field → text key, for invalid input

    friend bool operator==(const Failure&, const Failure&) = default;
};

template <class T>
class [[nodiscard]] Result {
public:
    Result(T value) : value_(std::move(value)) {}
    Result(Failure failure) : failure_(std::move(failure)) {}

    explicit operator bool() const { return value_.has_value(); }
    T& operator*() { return *value_; }
    const T& operator*() const { return *value_; }
    T* operator->() { return &*value_; }
    const T* operator->() const { return &*value_; }
    // Only when it failed.
    const Failure& failure() const { return failure_; }

private:
    std::optional<T> value_;
    Failure failure_;
};

struct Done {
    friend bool operator==(Done, Done) = default;
};

inline Failure missing(std::string what) { return {Fault::missing, {what + ".missing"}, {}}; }
inline Failure forbidden(std::string why) { return {Fault::forbidden, {std::move(why)}, {}}; }
inline Failure outdated(std::string what) { return {Fault::outdated, {what + ".outdated"}, {}}; }
inline Failure invalid(std::vector<std::pair<std::string, std::string>> fields) {
    return {Fault::invalid, {}, std::move(fields)};
}
Failure refused(const Verdict& verdict);
