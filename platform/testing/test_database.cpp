// Making databases for tests: migrated once, copied for each test, removed afterwards.
#include "platform/testing/test_database.hpp"

#include "platform/db/migrations.hpp"

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <unistd.h>

namespace testing {

namespace {

namespace files = std::filesystem;

struct Folder {
    files::path path;
    Folder() {
        files::path memory{"/dev/shm"};
        path = (files::is_directory(memory) ? memory : files::temp_directory_path()) /
               ("entente-tests-" + std::to_string(getpid()));
        files::create_directories(path);
    }
    ~Folder() {
        std::error_code ignored;
        files::remove_all(path, ignored);
    }
};

const Folder& folder() {
    static const Folder own;
    return own;
}

std::string next_name() {
    static std::atomic<int> made = 0;
    return "test_" + std::to_string(++made);
}

std::string sqlite_template() {
    auto address = "sqlite:" + scratch_path("template.sqlite");
    db::migrate(*db::Database::open(address));
    return scratch_path("template.sqlite");
}

std::string copy_of_sqlite_template() {
    static const std::string migrated = sqlite_template();
    auto copy = scratch_path(next_name() + ".sqlite");
    files::copy_file(migrated, copy);
    return "sqlite:" + copy;
}

// The server's own database, from which others are made and dropped.
const char* server() { return std::getenv("ENTENTE_TEST_DATABASE"); }

void on_server(const std::string& sql) {
    static const auto connection = db::Database::open(server())->connect();
    connection->script(sql);
}

// The same server, another database: what stands between the last slash and the question mark is its name.
std::string on_server_named(const std::string& name) {
    std::string address = server();
    auto question = std::min(address.find('?'), address.size());
    auto slash = address.rfind('/', question);
    return address.substr(0, slash + 1) + name + address.substr(question);
}

std::string name_on_server(const std::string& name) {
    return "entente_" + std::to_string(getpid()) + "_" + name;
}

struct PostgresqlTemplate {
    std::string name = name_on_server("template");
    PostgresqlTemplate() {
        on_server("create database " + name);
        db::migrate(*db::Database::open(on_server_named(name)));
    }
    ~PostgresqlTemplate() { on_server("drop database " + name + " with (force)"); }
};

std::string copy_of_postgresql_template() {
    static const PostgresqlTemplate migrated;
    auto name = name_on_server(next_name());
    on_server("create database " + name + " template " + migrated.name + " strategy file_copy");
    return on_server_named(name);
}

std::string name_in(const std::string& address) {
    auto question = std::min(address.find('?'), address.size());
    auto slash = address.rfind('/', question);
    return address.substr(slash + 1, question - slash - 1);
}

} // namespace

std::string rows_of(db::Database& database, std::string_view table_and_order,
                    const std::vector<std::string_view>& left_out) {
    std::string text;
    auto reader = database.read();
    reader.connection().select(
        "SELECT * FROM " + std::string{table_and_order}, {}, [&](const db::Cursor& row) {
            for (int i = 0; i < row.columns(); ++i)
                if (std::ranges::find(left_out, row.name(i)) == left_out.end())
                    text.append(row.name(i)).append("=").append(row.text(i)).append("|");
            text += '\n';
            return true;
        });
    return text;
}

std::string scratch_path(const std::string& name) { return (folder().path / name).string(); }

TestDatabase::TestDatabase()
    : database_(db::Database::open(server() ? copy_of_postgresql_template() : copy_of_sqlite_template())) {}

TestDatabase::~TestDatabase() {
    auto where = address();
    bool sqlite = database_->product() == db::Product::sqlite;
    database_.reset();
    if (sqlite)
        files::remove(where.substr(7));
    else
        on_server("drop database " + name_in(where) + " with (force)");
}

} // namespace testing
