// The one file that knows Asio and Beast: sockets, coroutines, and the order in which a message is read and
// answered. A connection is one coroutine that stays with one io thread and needs no lock. Deadlines are kept
// by Watch, which shuts the socket under a late one.
//
// GCC 12: a temporary with a destructor inside a co_await expression (a capturing lambda, a ?: that makes a
// std::string) is destroyed twice. Things are named first, then awaited.
#include "platform/http/server.hpp"

#include "platform/http/answering.hpp"
#include "platform/http/arrival.hpp"
#include "platform/http/head.hpp"
#include "platform/http/machine.hpp"
#include "platform/http/watch.hpp"
#include "platform/http/workers.hpp"

#include <boost/asio.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http.hpp>

#include <array>
#include <atomic>
#include <csignal>
#include <optional>
#include <stdexcept>
#include <thread>
#include <utility>

namespace http {
namespace asio = boost::asio;
namespace wire = boost::beast::http;
using std::chrono::steady_clock;
using namespace std::chrono_literals;

namespace {
using tcp = asio::ip::tcp;
using boost::system::error_code;
// Typed, because any_io_executor costs an indirect call for each wait.
using Executor = asio::io_context::executor_type;
using Socket = asio::basic_stream_socket<tcp, Executor>;
using Acceptor = asio::basic_socket_acceptor<tcp, Executor>;
using Timer = asio::basic_waitable_timer<steady_clock, asio::wait_traits<steady_clock>, Executor>;
using UseTask = asio::use_awaitable_t<Executor>;
template <class T> using Task = asio::awaitable<T, Executor>;
using Parser = wire::request_parser<wire::string_body>;

constexpr UseTask use_task;
constexpr int gone = -1; // instead of a status: nobody is there to be refused
constexpr std::size_t head_room = 4096, body_room = 64 * 1024;
constexpr std::size_t piece_threads = 8; // exports take turns on these, piece by piece
constexpr std::size_t turned_away = 64;  // connections above the limit that are told so at the same time

enum class Room { free, none };
enum class Part { head, all };

struct Connection {
    Connection(Watch& all, Socket accepted)
        : watch{all}, socket{std::move(accepted)}, watched{socket.native_handle()} {
        watch.add(watched);
    }
    ~Connection() { watch.remove(watched); } // before the socket is closed and its number used again
    Watch& watch;
    Socket socket;
    Watched watched;
    std::string peer;
    boost::beast::flat_buffer buffer;
};

// What is known of a message beside the Request.
struct Message {
    explicit Message(std::size_t head_limit) {
        parser.header_limit(static_cast<std::uint32_t>(head_limit));
        parser.body_limit(boost::none); // until the head has said what it is
    }
    bool is_head() const { return method() == "HEAD"; }
    std::string_view method() const { return parser.get().method_string(); }
    bool keeps() const { return parser.get().keep_alive() && is_new(); }
    bool is_new() const { return parser.get().version() == 11; }

    Exchange exchange(const Response& r, std::size_t bytes) const {
        return {request.id, method(), r.route,
                r.status,   bytes,    floor<std::chrono::microseconds>(steady_clock::now() - started)};
    }

    Parser parser;
    Request request;
    bool begun = false; // something of it has come
    steady_clock::time_point started = steady_clock::now();
};

// Errors as values.
auto into(error_code& error) { return asio::redirect_error(use_task, error); }

// Does the work on a worker and carries on here. A plain function that returns the awaitable (see above).
Task<void> on_workers(Workers& workers, Connection& c, const std::function<void()>& work) {
    auto start = [&workers, &c, &work](auto resume_here) {
        auto resume = std::make_shared<decltype(resume_here)>(std::move(resume_here));
        workers.run([io = c.socket.get_executor(), &work, resume]() mutable {
            work();
            asio::post(io, [resume = std::move(resume)] { (*resume)(); });
        });
    };
    return asio::async_initiate<const UseTask, void()>(start, use_task);
}

// One write for head and body. Nearly always the socket takes it all at once, and nobody need be woken.
Task<bool> write(Connection& c, std::string_view head, std::string_view body) {
    std::array<asio::const_buffer, 2> both{asio::buffer(head), asio::buffer(body)};
    error_code error;
    auto written = c.socket.write_some(both, error);
    if (!error && written == head.size() + body.size()) co_return true;
    if (error && error != asio::error::would_block) co_return false;
    both[0] += written;
    both[1] += written - std::min(written, head.size());
    co_await asio::async_write(c.socket, both, into(error));
    co_return !error;
}

int status_of(const error_code& error, const Connection& c, const Message& message) {
    if (error == wire::error::header_limit) return 431;
    if (error == wire::error::body_limit) return 413;
    if (error.category() == wire::make_error_code(wire::error::body_limit).category()) return 400;
    return c.watched.late() && message.begun ? 408 : gone;
}

} // namespace

struct Loop {
    asio::io_context io{1};
    asio::executor_work_guard<Executor> lives{io.get_executor()}; // until the last connection has gone
};

struct Server::Inside {
    Inside(Options given, Handler answers)
        : options{std::move(given)}, answering{options, std::move(answers)}, standing{options.headers},
          loops(threads_for(options.io_threads)), writers{options.writer_threads},
          event_workers{options.event_streams} {
        allow_open_files(options.connections + options.connections / 2 + 256);
        listen();
    }

    void listen();
    void stop();
    Task<void> accept();
    void begin(Socket socket);
    Task<void> sweep();
    Task<void> serve(std::shared_ptr<Connection> c, Room room);
    Task<int> read(Connection& c, Message& message);
    Task<error_code> read_part(Connection& c, Message& message, Part part);
    int take_head(Connection& c, Message& message);
    Task<void> refuse(Connection& c, Message& message, int status);
    Task<bool> answer(Connection& c, Message& message);
    Task<bool> send(Connection& c, const Message& message, const Response& response, After after);
    Task<bool> stream(Connection& c, Message& message, Response& response);
    steady_clock::time_point in(std::chrono::milliseconds limit, std::size_t bytes = 0) const {
        return steady_clock::now() + limit + std::chrono::seconds{bytes / options.deadlines.bytes_a_second};
    }

    Options options;
    Answering answering;
    RequestIds ids;
    StandingHeaders standing;
    // One for each io thread. With one for all, Asio wakes another thread for each message that comes.
    std::vector<Loop> loops;
    asio::io_context& io{loops.front().io}; // which also accepts and sweeps
    Acceptor acceptor{io};
    asio::signal_set signals{io, SIGINT, SIGTERM};
    Watch watch;
    std::atomic<std::size_t> streams = 0;
    Workers writers, event_workers, piece_workers{piece_threads};
};

void Server::Inside::listen() {
    try {
        tcp::endpoint where{asio::ip::make_address(options.address), options.port};
        acceptor.open(where.protocol());
        acceptor.set_option(asio::socket_base::reuse_address{true});
        acceptor.bind(where);
        acceptor.listen(4096);
    } catch (const boost::system::system_error& error) {
        throw std::runtime_error("cannot listen on " + options.address + " port " +
                                 std::to_string(options.port) + ": " + error.code().message());
    }
}

// shutdown() wakes accept() from any thread; closing would race with it.
void Server::Inside::stop() {
    if (watch.close_by(in(options.deadlines.stop))) ::shutdown(acceptor.native_handle(), SHUT_RDWR);
    watch.sweep();
}

Task<void> Server::Inside::accept() {
    Timer pause{io};
    for (std::size_t next = 0; !watch.closing(); next = (next + 1) % loops.size()) {
        error_code error;
        auto socket = co_await acceptor.async_accept(loops[next].io, into(error));
        if (error && !watch.closing()) { // too many open files: wait for one to be closed
            pause.expires_after(20ms);
            co_await pause.async_wait(into(error));
            continue;
        }
        if (!error && watch.count() < options.connections + turned_away) begin(std::move(socket));
    }
}

void Server::Inside::begin(Socket socket) {
    error_code ignored;
    auto peer = socket.remote_endpoint(ignored).address();
    socket.set_option(tcp::no_delay{true}, ignored);
    socket.non_blocking(true, ignored);
    auto room = watch.count() < options.connections ? Room::free : Room::none;
    try {
        auto c = std::make_shared<Connection>(watch, std::move(socket));
        c->peer = peer.to_string();
        c->watched.enter(Phase::idle, in(options.deadlines.idle)); // its loop may be busy for a while
        asio::co_spawn(c->socket.get_executor(), serve(c, room), asio::detached);
    } catch (const std::exception&) { // out of memory: no newcomer now
    }
}

Task<void> Server::Inside::sweep() {
    Timer timer{io};
    const auto& d = options.deadlines;
    const auto tick = std::clamp(std::min({d.idle, d.head, d.body, d.write, d.linger}) / 4, 10ms, 100ms);
    while (!watch.closing() || watch.count() > 0) {
        watch.sweep();
        timer.expires_after(watch.closing() ? 5ms : tick);
        error_code error;
        co_await timer.async_wait(into(error));
    }
    signals.cancel();
    for (Loop& loop : loops) loop.lives.reset();
}

// Reads messages and answers them until one side has had enough.
Task<void> Server::Inside::serve(std::shared_ptr<Connection> c, Room room) {
    try {
        while (!watch.closing()) {
            Message message{options.head_limit};
            int refused = 503;
            if (room == Room::free) refused = co_await read(*c, message);
            if (refused == 0 && co_await answer(*c, message)) continue;
            if (refused > 0) co_await refuse(*c, message, refused);
            co_return;
        }
    } catch (const std::exception&) { // out of memory: this connection goes, the others stay
    }
}

Task<int> Server::Inside::read(Connection& c, Message& message) {
    auto error = co_await read_part(c, message, Part::head);
    message.started = steady_clock::now();
    message.request.id = ids.next();
    int refused = error ? status_of(error, c, message) : take_head(c, message);
    if (refused != 0 || message.parser.is_done()) co_return refused;
    if (c.buffer.size() == 0 && !message.request.header("expect").empty())
        if (!co_await write(c, "HTTP/1.1 100 Continue\r\n\r\n", "")) co_return gone;
    error = co_await read_part(c, message, Part::all);
    if (error) co_return status_of(error, c, message);
    message.request.body = std::move(message.parser.get().body());
    if (c.buffer.size() == 0) c.buffer.shrink_to_fit(); // an idle connection holds no body's room
    co_return 0;
}

// Reads until the head, or all of the message, is there.
Task<error_code> Server::Inside::read_part(Connection& c, Message& message, Part part) {
    const auto& d = options.deadlines;
    auto since = steady_clock::now();
    std::size_t received = 0;
    error_code error;
    while (part == Part::head ? !message.parser.is_header_done() : !message.parser.is_done()) {
        if (c.buffer.size() > 0) {
            if (!std::exchange(message.begun, true)) since = steady_clock::now();
            auto used = message.parser.put(c.buffer.data(), error);
            c.buffer.consume(used);
            if (!error && used > 0) continue;
            if (error && error != wire::error::need_more) co_return error;
        }
        auto for_size = std::chrono::seconds{received / d.bytes_a_second};
        auto limit = !message.begun ? d.idle : part == Part::head ? d.head : d.body + for_size;
        c.watched.enter(message.begun ? Phase::reading : Phase::idle, since + limit);
        auto room = c.buffer.prepare(part == Part::head ? head_room : body_room);
        auto got = co_await c.socket.async_read_some(room, into(error));
        if (error) co_return error;
        c.buffer.commit(got);
        received += got;
    }
    co_return error_code{};
}

int Server::Inside::take_head(Connection& c, Message& message) {
    const auto& read = message.parser.get();
    Head head{message.method(), std::string{read.target()}, read.version(), {}};
    for (const auto& field : read) head.headers.emplace_back(field.name_string(), field.value());
    auto& request = message.request;
    if (int refused = read_head(std::move(head), request)) return refused;
    name_client(request, c.peer, options.trusted_proxies);
    auto limit = options.body_limit ? options.body_limit(request) : std::size_t{1024 * 1024};
    if (message.parser.content_length().value_or(0) > limit) return 413;
    message.parser.body_limit(limit);
    return 0;
}

// Says why not, then listens a moment to what is still under way: closing on it would destroy the answer.
Task<void> Server::Inside::refuse(Connection& c, Message& message, int status) {
    auto response = answering.refuse(message.request, status);
    if (status == 503) response.headers.emplace_back("Retry-After", "5");
    if (!co_await send(c, message, response, After::close)) co_return;
    error_code error;
    c.socket.shutdown(tcp::socket::shutdown_send, error);
    c.watched.enter(Phase::leaving, in(options.deadlines.linger));
    while (!error) {
        c.buffer.clear();
        co_await c.socket.async_read_some(c.buffer.prepare(body_room), into(error));
    }
}

Task<bool> Server::Inside::answer(Connection& c, Message& message) {
    auto& request = message.request;
    c.watched.enter(Phase::working, {});
    Response response;
    if (is_safe(request.method) && !(options.takes_long && options.takes_long(request))) {
        response = answering.answer(request);
    } else {
        std::function<void()> work = [&] { response = answering.answer(request); };
        co_await on_workers(writers, c, work);
    }
    if (response.events || response.pieces) co_return co_await stream(c, message, response);
    const bool keep = message.keeps() && !watch.closing();
    co_return co_await send(c, message, response, keep ? After::keep : After::close) && keep;
}

Task<bool> Server::Inside::send(Connection& c, const Message& message, const Response& response,
                                After after) {
    auto head = head_of(response, message.request.id, standing, Framing::length, after);
    const bool with_body = !message.is_head() && may_have_body(response.status);
    std::string_view body = with_body ? std::string_view{response.body} : "";
    c.watched.enter(Phase::writing, in(options.deadlines.write, body.size()));
    bool sent = co_await write(c, head, body);
    answering.tell(message.exchange(response, body.size()));
    co_return sent;
}

// An answer that is made while it is sent. Each piece is made on a worker, so that waiting for it holds no io
// thread.
Task<bool> Server::Inside::stream(Connection& c, Message& message, Response& response) {
    const bool live = response.events != nullptr, chunked = message.is_new();
    std::optional<Seat> seat;
    if (live && seat.emplace(streams).number > options.event_streams) {
        co_await refuse(c, message, 503);
        co_return false;
    }
    if (live) response.type = "text/event-stream", response.headers.emplace_back("X-Accel-Buffering", "no");
    const bool keep = !live && message.keeps() && !watch.closing();
    auto head = head_of(response, message.request.id, standing, chunked ? Framing::chunks : Framing::close,
                        keep ? After::keep : After::close);
    c.watched.enter(Phase::writing, in(options.deadlines.write));
    bool sent = co_await write(c, head, "");
    Sending sending{.next_beat = in(options.deadlines.heartbeat), .socket = c.socket.native_handle()};
    std::function<void()> make = [&] { answering.make_piece(message.request, response, sending); };
    while (sent && !message.is_head()) {
        c.watched.enter(Phase::working, {});
        co_await on_workers(live ? event_workers : piece_workers, c, make);
        if (!sending.piece || (live && (watch.closing() || reader_left(c.socket.native_handle())))) break;
        if (sending.piece->empty()) {
            if (!live || steady_clock::now() < sending.next_beat) continue;
            sending.piece = ": still here\n\n";
        }
        sending.next_beat = in(options.deadlines.heartbeat);
        sending.bytes += sending.piece->size();
        head = chunked ? chunk_head(sending.piece->size()) : "";
        if (chunked) *sending.piece += "\r\n";
        c.watched.enter(Phase::writing, in(options.deadlines.write, sending.piece->size()));
        sent = co_await write(c, head, *sending.piece);
    }
    // A body that broke off must not look whole: then the last chunk is left out.
    if (sent && chunked && !sending.broken && !message.is_head()) sent = co_await write(c, last_chunk, "");
    answering.tell(message.exchange(response, sending.bytes));
    co_return (sent && keep && !sending.broken);
}

Server::Server(Options options, Handler handler)
    : inside_{std::make_unique<Inside>(std::move(options), std::move(handler))} {}
Server::~Server() = default;

void Server::run() {
    inside_->signals.async_wait([this](const error_code& error, int) {
        if (!error) inside_->stop();
    });
    asio::co_spawn(inside_->io, inside_->accept(), asio::detached);
    asio::co_spawn(inside_->io, inside_->sweep(), asio::detached);
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < inside_->loops.size(); ++i)
        others.emplace_back([this, i] { inside_->loops[i].io.run(); });
    inside_->io.run();
}

void Server::stop() { inside_->stop(); }
unsigned short Server::port() const { return inside_->acceptor.local_endpoint().port(); }

} // namespace http
