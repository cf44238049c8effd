// The one file that knows Asio and Beast: sockets, coroutines, and the order in which a message is read and
// answered. A connection is one coroutine with one thing under way at a time, so it needs no lock although
// any io thread may carry it on. Deadlines are kept by Watch, which shuts the socket under a late one.
//
// GCC 12: a temporary with a destructor inside a co_await expression (a capturing lambda, a ?: that makes a
// std::string) is destroyed twice. Things are named first, then awaited.
#include "platform/http/server.hpp"

#include "platform/http/answering.hpp"
#include "platform/http/arrival.hpp"
#include "platform/http/head.hpp"
#include "platform/http/sockets.hpp"
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

namespace {

using tcp = asio::ip::tcp;
using boost::system::error_code;
using Executor =
    asio::io_context::executor_type; // typed: any_io_executor costs an indirect call for each wait
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
    std::string_view method() const {
        return {parser.get().method_string().data(), parser.get().method_string().size()};
    }

    Parser parser;
    Request request;
    steady_clock::time_point started = steady_clock::now();
};

// One of the event streams there may be; its number says whether it is one too many.
struct Seat {
    explicit Seat(std::atomic<std::size_t>& all) : taken{all}, number{++all} {}
    ~Seat() { --taken; }
    Seat(const Seat&) = delete;
    Seat& operator=(const Seat&) = delete;

    std::atomic<std::size_t>& taken;
    const std::size_t number;
};

// Does the work on a worker and carries on here. A plain function that returns the awaitable (see above).
Task<void> on_workers(Workers& workers, asio::io_context& io, const std::function<void()>& work) {
    auto start = [&workers, &io, &work](auto resume_here) {
        auto resume = std::make_shared<decltype(resume_here)>(std::move(resume_here));
        workers.run([&io, &work, resume]() mutable {
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
    if (error) written = 0;
    both[0] += written;
    both[1] += written - std::min(written, head.size());
    co_await asio::async_write(c.socket, both, asio::redirect_error(use_task, error));
    co_return !error;
}

int status_of(const error_code& error, const Connection& c) {
    if (error == wire::error::header_limit) return 431;
    if (error == wire::error::body_limit) return 413;
    if (error.category() == wire::make_error_code(wire::error::body_limit).category()) return 400;
    return c.watched.late() && c.buffer.size() > 0 ? 408 : gone;
}

std::size_t io_threads_of(const Options& options) {
    if (options.io_threads > 0) return options.io_threads;
    return std::max<std::size_t>(2, std::thread::hardware_concurrency());
}

} // namespace

struct Server::Inside {
    Inside(Options given, Handler answers)
        : options{std::move(given)}, answering{options, std::move(answers)}, standing{options.headers},
          io{static_cast<int>(io_threads_of(options))}, writers{options.writer_threads},
          event_workers{options.event_streams} {
        allow_open_files(options.connections + options.connections / 2 + 256);
        listen();
    }

    void listen();
    void stop();
    Task<void> accept();
    Task<void> sweep();
    Task<void> serve(std::shared_ptr<Connection> c);
    Task<void> turn_away(std::shared_ptr<Connection> c);
    Task<bool> serve_one(Connection& c);
    Task<int> read(Connection& c, Message& message);
    Task<error_code> read_head_of(Connection& c, Message& message);
    Task<error_code> read_body_of(Connection& c, Message& message);
    int take_head(Connection& c, Message& message);
    Task<void> refuse(Connection& c, Message& message, int status);
    Task<bool> answer(Connection& c, Message& message);
    Task<bool> stream(Connection& c, Message& message, Response& response);
    void log(const Message& message, const Response& response, std::size_t bytes);
    steady_clock::time_point in(std::chrono::milliseconds limit, std::size_t bytes = 0) const {
        return steady_clock::now() + limit + std::chrono::seconds{bytes / options.deadlines.bytes_a_second};
    }

    Options options;
    Answering answering;
    RequestIds ids;
    StandingHeaders standing;
    asio::io_context io;
    Acceptor acceptor{io};
    asio::signal_set signals{io};
    Watch watch;
    std::atomic<bool> stopping = false;
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
    if (stopping.exchange(true)) return;
    ::shutdown(acceptor.native_handle(), SHUT_RDWR);
    watch.sweep(Watch::Mood::closing);
}

Task<void> Server::Inside::accept() {
    Timer pause{io};
    while (!stopping) {
        error_code error;
        auto socket = co_await acceptor.async_accept(asio::redirect_error(use_task, error));
        if (error && !stopping) { // too many open files: wait for one to be closed
            pause.expires_after(std::chrono::milliseconds{20});
            co_await pause.async_wait(asio::redirect_error(use_task, error));
            continue;
        }
        if (error || watch.count() >= options.connections + turned_away) continue;
        auto peer = socket.remote_endpoint(error).address();
        socket.set_option(tcp::no_delay{true}, error);
        socket.non_blocking(true, error);
        bool room = watch.count() < options.connections;
        auto c = std::make_shared<Connection>(watch, std::move(socket));
        c->peer = peer.to_string();
        asio::co_spawn(io, room ? serve(c) : turn_away(c), asio::detached);
    }
}

Task<void> Server::Inside::sweep() {
    Timer timer{io};
    const auto& d = options.deadlines;
    auto tick = std::clamp(std::min({d.idle, d.head, d.body, d.write, d.linger}) / 4,
                           std::chrono::milliseconds{10}, std::chrono::milliseconds{100});
    std::optional<steady_clock::time_point> end;
    while (!stopping || watch.count() > 0) {
        if (stopping && !end) end = in(d.stop);
        watch.sweep(!stopping                    ? Watch::Mood::open
                    : steady_clock::now() < *end ? Watch::Mood::closing
                                                 : Watch::Mood::ending);
        timer.expires_after(stopping ? std::chrono::milliseconds{5} : tick);
        error_code error;
        co_await timer.async_wait(asio::redirect_error(use_task, error));
    }
    signals.cancel();
}

Task<void> Server::Inside::serve(std::shared_ptr<Connection> c) {
    try {
        while (!stopping && co_await serve_one(*c)) {
        }
    } catch (const std::exception&) {
    } // out of memory: this connection goes, the others stay
}

Task<void> Server::Inside::turn_away(std::shared_ptr<Connection> c) {
    Message message{options.head_limit};
    co_await refuse(*c, message, 503);
}

// Reads one message and answers it. False: the connection is over.
Task<bool> Server::Inside::serve_one(Connection& c) {
    Message message{options.head_limit};
    int refused = co_await read(c, message);
    if (refused == gone) co_return false;
    if (refused == 0) co_return co_await answer(c, message);
    co_await refuse(c, message, refused);
    co_return false;
}

Task<int> Server::Inside::read(Connection& c, Message& message) {
    auto error = co_await read_head_of(c, message);
    message.started = steady_clock::now();
    message.request.id = ids.next();
    int refused = error ? status_of(error, c) : take_head(c, message);
    if (refused != 0 || message.parser.is_done()) co_return refused;
    if (c.buffer.size() == 0 && !message.request.header("expect").empty())
        if (!co_await write(c, "HTTP/1.1 100 Continue\r\n\r\n", "")) co_return gone;
    error = co_await read_body_of(c, message);
    if (error) co_return status_of(error, c) == gone&& c.watched.late() ? 408 : status_of(error, c);
    message.request.body = std::move(message.parser.get().body());
    co_return 0;
}

Task<error_code> Server::Inside::read_head_of(Connection& c, Message& message) {
    c.watched.enter(c.buffer.size() > 0 ? Phase::reading : Phase::idle, in(options.deadlines.idle));
    error_code error;
    for (bool begun = false;;) {
        if (c.buffer.size() > 0) {
            if (!std::exchange(begun, true)) c.watched.enter(Phase::reading, in(options.deadlines.head));
            c.buffer.consume(message.parser.put(c.buffer.data(), error));
            if (message.parser.is_header_done() && !error) co_return error;
            if (error && error != wire::error::need_more) co_return error;
        }
        auto got = co_await c.socket.async_read_some(c.buffer.prepare(head_room),
                                                     asio::redirect_error(use_task, error));
        if (error) co_return error;
        c.buffer.commit(got);
    }
}

Task<error_code> Server::Inside::read_body_of(Connection& c, Message& message) {
    error_code error;
    auto begun = steady_clock::now();
    for (std::size_t received = 0; !message.parser.is_done();) {
        if (c.buffer.size() > 0) {
            auto used = message.parser.put(c.buffer.data(), error);
            c.buffer.consume(used);
            if (error && error != wire::error::need_more) co_return error;
            if (!error && used > 0) continue;
        }
        auto limit =
            options.deadlines.body + std::chrono::seconds{received / options.deadlines.bytes_a_second};
        c.watched.enter(Phase::reading, begun + limit);
        auto got = co_await c.socket.async_read_some(c.buffer.prepare(body_room),
                                                     asio::redirect_error(use_task, error));
        if (error) co_return error;
        c.buffer.commit(got);
        received += got;
    }
    if (c.buffer.size() == 0) c.buffer.shrink_to_fit(); // an idle connection holds no body's room
    co_return error_code{};
}

int Server::Inside::take_head(Connection& c, Message& message) {
    const auto& read = message.parser.get();
    Head head{.method = message.method(),
              .target = std::string{read.target()},
              .version = read.version(),
              .headers = {}};
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
    auto head = head_of(response, message.request.id, standing, Framing::length, After::close);
    c.watched.enter(Phase::writing, in(options.deadlines.write));
    std::string_view body = message.is_head() ? "" : std::string_view{response.body};
    bool sent = co_await write(c, head, body);
    log(message, response, body.size());
    if (!sent) co_return;
    error_code error;
    c.socket.shutdown(tcp::socket::shutdown_send, error);
    c.watched.enter(Phase::leaving, in(options.deadlines.linger));
    while (!error) {
        c.buffer.clear();
        co_await c.socket.async_read_some(c.buffer.prepare(body_room), asio::redirect_error(use_task, error));
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
        co_await on_workers(writers, io, work);
    }
    if (response.events || response.pieces) co_return co_await stream(c, message, response);
    bool keep = message.parser.get().keep_alive() && message.parser.get().version() == 11 && !stopping;
    auto head = head_of(response, request.id, standing, Framing::length, keep ? After::keep : After::close);
    std::string_view body =
        message.is_head() || !may_have_body(response.status) ? "" : std::string_view{response.body};
    c.watched.enter(Phase::writing, in(options.deadlines.write, body.size()));
    bool sent = co_await write(c, head, body);
    log(message, response, body.size());
    co_return sent&& keep;
}

// An answer that is made while it is sent. Each piece is made on a worker, so that waiting for it holds no io
// thread.
Task<bool> Server::Inside::stream(Connection& c, Message& message, Response& response) {
    const bool live = response.events != nullptr, chunked = message.parser.get().version() == 11;
    std::optional<Seat> seat;
    if (live && seat.emplace(streams).number > options.event_streams) {
        co_await refuse(c, message, 503);
        co_return false;
    }
    if (live) response.type = "text/event-stream";
    const bool keep = chunked && !live && message.parser.get().keep_alive() && !stopping;
    auto head = head_of(response, message.request.id, standing, chunked ? Framing::chunks : Framing::close,
                        keep ? After::keep : After::close);
    c.watched.enter(Phase::writing, in(options.deadlines.write));
    bool sent = co_await write(c, head, "");
    Sending sending{.next_beat = in(options.deadlines.heartbeat)};
    std::function<void()> make = [&] { answering.make_piece(message.request, response, sending); };
    while (sent && !message.is_head()) {
        c.watched.enter(Phase::working, {});
        co_await on_workers(live ? event_workers : piece_workers, io, make);
        if (!sending.piece || (live && (stopping || reader_left(c.socket.native_handle())))) break;
        if (sending.piece->empty()) {
            if (steady_clock::now() < sending.next_beat) continue;
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
    log(message, response, sending.bytes);
    co_return sent&& keep && !sending.broken;
}

void Server::Inside::log(const Message& message, const Response& response, std::size_t bytes) {
    if (!options.on_done) return;
    auto took = std::chrono::duration_cast<std::chrono::microseconds>(steady_clock::now() - message.started);
    options.on_done({message.request.id, message.method(), response.route, response.status, bytes, took});
}

Server::Server(Options options, Handler handler)
    : inside_{std::make_unique<Inside>(std::move(options), std::move(handler))} {}
Server::~Server() = default;

void Server::run() {
    auto& io = inside_->io;
    inside_->signals.add(SIGINT);
    inside_->signals.add(SIGTERM);
    inside_->signals.async_wait([this](const error_code& error, int) {
        if (!error) inside_->stop();
    });
    asio::co_spawn(io, inside_->accept(), asio::detached);
    asio::co_spawn(io, inside_->sweep(), asio::detached);
    std::vector<std::thread> others;
    for (std::size_t i = 1; i < io_threads_of(inside_->options); ++i)
        others.emplace_back([&io] { io.run(); });
    io.run();
    for (auto& thread : others) thread.join();
}

void Server::stop() { inside_->stop(); }
unsigned short Server::port() const { return inside_->acceptor.local_endpoint().port(); }

} // namespace http
