// The practical limit: one thread, epoll, HTTP/1.1 kept alive, prepared statements, answers as JSON. No
// rights, no templates, no log: an upper bound for one core of any server on this machine that asks SQLite at
// each request.
//
//   limit_http DB PORT      GET /a/ID  /b/STATUS/OFFSET  /c/TERM  /e (from summary tables)   POST /d (its own
//   commit)
#include "bench/bare.hpp"

#include <sqlite3.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>

namespace {

struct Statements {
    explicit Statements(sqlite3* database)
        : organisation(bare::prepare(database, "SELECT * FROM organisations WHERE id = ?")),
          agreements(bare::prepare(
              database, "SELECT id, title, type, status, start_date, end_date, department FROM agreements "
                        "WHERE organisation_id = ? ORDER BY end_date DESC LIMIT 50")),
          list(bare::prepare(
              database,
              "SELECT a.id, a.title, a.type, a.status, a.start_date, a.end_date, a.department, o.id AS "
              "organisation_id, o.name AS organisation FROM agreements a JOIN organisations o ON o.id = "
              "a.organisation_id WHERE a.status = ?1 ORDER BY a.end_date LIMIT 50 OFFSET ?2")),
          total(bare::prepare(database, "SELECT count(*) AS n FROM agreements WHERE status = ?")),
          found(bare::prepare(
              database,
              "SELECT o.id, o.name, o.type, o.country, o.city FROM org_fts f JOIN organisations o ON o.id = "
              "f.rowid WHERE org_fts MATCH ? ORDER BY o.name LIMIT 20")),
          hits(bare::prepare(database, "SELECT count(*) AS n FROM org_fts WHERE org_fts MATCH ?")),
          insert(bare::prepare(
              database, "INSERT INTO agreements(title, type, status, start_date, end_date, organisation_id, "
                        "department) VALUES (?, 'mou', 'draft', '2026-01-01', '2029-01-01', ?, 'DEP01')")),
          by_status(bare::prepare(database, "SELECT status, n FROM sum_status")),
          by_country(bare::prepare(database, "SELECT country, n FROM sum_country")) {}
    sqlite3_stmt *organisation, *agreements, *list, *total, *found, *hits, *insert, *by_status, *by_country;
};

void add_text(std::string& out, const char* text) {
    if (!text) return void(out += "null");
    out += '"';
    for (; *text; ++text) {
        auto byte = static_cast<unsigned char>(*text);
        if (byte == '"' || byte == '\\') out += '\\';
        out += byte < 32 ? ' ' : *text;
    }
    out += '"';
}

void add_rows(std::string& out, std::string_view name, sqlite3_stmt* statement) {
    out.append(out.size() > 1 ? ",\"" : "\"").append(name).append("\":[");
    int columns = sqlite3_column_count(statement);
    for (int rows = 0; sqlite3_step(statement) == SQLITE_ROW; ++rows) {
        out += rows ? ",{" : "{";
        for (int i = 0; i < columns; ++i) {
            if (i) out += ',';
            add_text(out, sqlite3_column_name(statement, i));
            out += ':';
            add_text(out, reinterpret_cast<const char*>(sqlite3_column_text(statement, i)));
        }
        out += '}';
    }
    sqlite3_reset(statement);
    out += ']';
}

void bind(sqlite3_stmt* statement, int place, std::string_view text) {
    sqlite3_bind_text(statement, place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

std::string decoded(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool coded = text[i] == '%' && i + 2 < text.size();
        out += coded ? static_cast<char>(std::strtol(std::string{text.substr(i + 1, 2)}.c_str(), nullptr, 16))
                     : text[i];
        if (coded) i += 2;
    }
    return out;
}

class Service {
public:
    explicit Service(sqlite3* database) : database_(database), ask_(database) {}

    // The body; its status in `status`.
    std::string answer(bool post, std::string_view path, int& status) {
        std::string out = "{";
        status = post ? 201 : 200;
        if (post)
            create(out, status);
        else if (path.starts_with("/a/"))
            organisation(out, std::atoi(path.data() + 3));
        else if (path.starts_with("/b/"))
            list(out, path.substr(3));
        else if (path.starts_with("/c/"))
            search(out, '"' + decoded(path.substr(3)) + '"');
        else if (path == "/e")
            add_rows(out, "status", ask_.by_status), add_rows(out, "country", ask_.by_country);
        else
            status = 404;
        return out + '}';
    }

private:
    void create(std::string& out, int& status) {
        bind(ask_.insert, 1, "Bench agreement " + std::to_string(++made_));
        sqlite3_bind_int(ask_.insert, 2, 4711);
        if (sqlite3_step(ask_.insert) != SQLITE_DONE) status = 503;
        sqlite3_reset(ask_.insert);
        out += "\"id\":" + std::to_string(sqlite3_last_insert_rowid(database_));
    }
    void organisation(std::string& out, int id) {
        sqlite3_bind_int(ask_.organisation, 1, id);
        sqlite3_bind_int(ask_.agreements, 1, id);
        add_rows(out, "organisation", ask_.organisation);
        add_rows(out, "agreements", ask_.agreements);
    }
    void list(std::string& out, std::string_view rest) {
        auto slash = rest.find('/');
        bind(ask_.list, 1, rest.substr(0, slash));
        sqlite3_bind_int(ask_.list, 2, std::atoi(rest.data() + slash + 1));
        bind(ask_.total, 1, rest.substr(0, slash));
        add_rows(out, "total", ask_.total);
        add_rows(out, "rows", ask_.list);
    }
    void search(std::string& out, const std::string& term) {
        bind(ask_.found, 1, term);
        bind(ask_.hits, 1, term);
        add_rows(out, "total", ask_.hits);
        add_rows(out, "rows", ask_.found);
    }

    sqlite3* database_;
    Statements ask_;
    long made_ = 0;
};

// How long the first message in the buffer is, or 0 while it is not whole.
std::size_t message_length(std::string_view buffer) {
    auto end = buffer.find("\r\n\r\n");
    if (end == buffer.npos) return 0;
    auto head = buffer.substr(0, end);
    auto length = head.find("ontent-Length: ");
    if (length == head.npos) length = head.find("ontent-length: ");
    std::size_t body =
        length == head.npos ? 0 : static_cast<std::size_t>(std::atol(head.data() + length + 15));
    return buffer.size() < end + 4 + body ? 0 : end + 4 + body;
}

void write_all(int socket, std::string_view text) {
    while (!text.empty()) {
        auto written = write(socket, text.data(), text.size());
        if (written < 0 && errno != EAGAIN) return;
        if (written < 0)
            usleep(50);
        else
            text.remove_prefix(static_cast<std::size_t>(written));
    }
}

void answer_all(Service& service, int socket, std::string& buffer) {
    while (auto length = message_length(buffer)) {
        bool post = buffer[0] == 'P';
        std::size_t from = post ? 5 : 4, to = buffer.find(' ', from);
        int status = 0;
        auto body = service.answer(post, std::string{buffer, from, to - from}, status);
        write_all(socket, "HTTP/1.1 " + std::to_string(status) +
                              " OK\r\nContent-Type: application/json\r\nContent-Length: " +
                              std::to_string(body.size()) + "\r\n\r\n" + body);
        buffer.erase(0, length);
    }
}

int listening(int port) {
    int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), yes = 1;
    setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &yes, sizeof yes);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::bind(socket, reinterpret_cast<sockaddr*>(&address), sizeof address) || listen(socket, 512))
        std::exit(1);
    return socket;
}

void serve(Service& service, int door) {
    std::unordered_map<int, std::string> buffers;
    int poll = epoll_create1(0), yes = 1;
    epoll_event wanted{EPOLLIN, {.fd = door}}, events[128];
    epoll_ctl(poll, EPOLL_CTL_ADD, door, &wanted);
    for (char read_here[65536];;) {
        int ready = epoll_wait(poll, events, 128, -1);
        for (int i = 0; i < ready; ++i) {
            int socket = events[i].data.fd;
            if (socket == door) {
                for (int caller = 0; (caller = accept4(door, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
                    setsockopt(caller, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
                    wanted.data.fd = caller;
                    epoll_ctl(poll, EPOLL_CTL_ADD, caller, &wanted);
                }
                continue;
            }
            auto got = read(socket, read_here, sizeof read_here);
            if (got > 0)
                answer_all(service, socket, buffers[socket].append(read_here, static_cast<std::size_t>(got)));
            else if (got == 0 || errno != EAGAIN)
                buffers.erase(socket), close(socket);
        }
    }
}

} // namespace

int main(int count, char** words) {
    if (count < 3) return std::fputs("limit_http DB PORT\n", stderr), 2;
    Service service{bare::open(words[1])};
    serve(service, listening(std::atoi(words[2])));
}
