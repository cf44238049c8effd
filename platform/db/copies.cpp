// SQLite copies itself; PostgreSQL's own programs copy it.
#include "platform/db/copies.hpp"

#include "platform/db/database.hpp"

#include <filesystem>
#include <spawn.h>
#include <sys/wait.h>
#include <vector>

extern char** environ;

namespace db {
namespace {

constexpr std::string_view sqlite_scheme = "sqlite:";

void must_be_absent(const std::string& file) {
    if (std::filesystem::exists(file))
        throw Error(Error::Kind::other, file + " is there already; it is not written over");
}
void must_be_there(const std::string& file) {
    if (!std::filesystem::exists(file)) throw Error(Error::Kind::other, "there is no file " + file);
}

// Reads a consistent snapshot and leaves out what was deleted.
void copy_sqlite(const std::string& from, const std::string& to) {
    auto database = Database::open(from);
    Value file = std::string_view{to};
    database->connect()->execute("vacuum into ?", {&file, 1});
}

void run_program(std::vector<std::string> words) {
    std::vector<char*> arguments;
    for (std::string& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    if (posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ) != 0)
        throw Error(Error::Kind::other,
                    words[0] + " cannot be started; it comes with PostgreSQL's client programs");
    int status = 0;
    waitpid(child, &status, 0);
    if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
        throw Error(Error::Kind::other, words[0] + " failed; see above");
}

} // namespace

void back_up(const std::string& address, const std::string& file) {
    must_be_absent(file);
    if (address.starts_with(sqlite_scheme)) return copy_sqlite(address, file);
    run_program({"pg_dump", "--format=custom", "--no-owner", "--file=" + file, "--dbname=" + address});
}

void put_back(const std::string& address, const std::string& file) {
    must_be_there(file);
    if (address.starts_with(sqlite_scheme)) {
        must_be_absent(address.substr(sqlite_scheme.size()));
        return copy_sqlite(std::string{sqlite_scheme} + file, address.substr(sqlite_scheme.size()));
    }
    run_program({"pg_restore", "--clean", "--if-exists", "--no-owner", "--single-transaction",
                 "--dbname=" + address, file});
}

} // namespace db
