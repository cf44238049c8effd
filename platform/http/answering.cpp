// Asking the handler, and what is said when it fails.
#include "platform/http/answering.hpp"

#include "platform/http/arrival.hpp"
#include "platform/http/forms.hpp"
#include "platform/http/head.hpp"
#include "platform/http/in_steps.hpp"
#include "platform/http/machine.hpp"

#include <random>
#include <stdexcept>

namespace http {

namespace {

// What was begun for a reader who has left is let go of here, on a worker: a workbook takes its time over
// that.
void wait_for_more(Response& response, Sending& sending) {
    sending.piece = "";
    if (!reader_left(sending.socket)) return;
    response.pieces = nullptr;
    sending.piece.reset();
    sending.broken = true;
}

} // namespace

Response Answering::answer(Request& request) const {
    try {
        if (!is_safe(request.method) && read_form(request) == FormReading::broken)
            return refuse(request, 400);
        return handler_(request);
    } catch (const std::exception& error) {
        return failed(request, error);
    } catch (...) {
        return failed(request, std::runtime_error("something that is no std::exception was thrown"));
    }
}

Response Answering::refuse(const Request& request, int status) const {
    try {
        if (options_.on_refusal) return options_.on_refusal(request, status);
    } catch (const std::exception&) {
    } // the page about it failed; the plain one will do
    return refusal(status);
}

Response Answering::failed(const Request& request, const std::exception& error) const {
    try {
        if (options_.on_error) return options_.on_error(request, error);
    } catch (const std::exception&) {
    } // the page about the error failed too
    auto response = refusal(500);
    response.body += "Request " + request.id + "\n";
    return response;
}

void Answering::make_piece(const Request& request, Response& response, Sending& sending) const {
    try {
        auto* steps = response.pieces.target<InSteps>();
        if (!steps)
            sending.piece = response.events ? response.events->next() : response.pieces();
        else if (sending.piece = steps->step(); !sending.piece)
            return wait_for_more(response, sending);
        if (!response.events && sending.piece->empty()) sending.piece.reset();
    } catch (const std::exception& error) {
        sending.broken = true;
        sending.piece.reset();
        failed(request, error); // the head has left; this is for its log
    }
}

void Answering::tell(const Exchange& exchange) const {
    if (options_.on_done) options_.on_done(exchange);
}

RequestIds::RequestIds() : number_{std::random_device{}() * 0x100000001ULL} {}

// The splitmix64 sequence in base 32 without letters that look alike.
std::string RequestIds::next() {
    auto number = number_ += 0x9e3779b97f4a7c15ULL;
    number = (number ^ (number >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    number = (number ^ (number >> 27U)) * 0x94d049bb133111ebULL;
    number ^= number >> 31U;
    std::string id(10, '0');
    for (char& c : id) {
        c = "abcdefghijkmnpqrstuvwxyz23456789"[number & 31U];
        number >>= 5U;
    }
    return id;
}

Pairs Options::standing_headers() {
    return {
        {"Content-Security-Policy",
         "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
         "font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
         "base-uri 'none'"},
        {"X-Content-Type-Options", "nosniff"},
        {"X-Frame-Options", "DENY"},
        {"Referrer-Policy", "same-origin"},
        {"Cross-Origin-Opener-Policy", "same-origin"},
        {"Cross-Origin-Resource-Policy", "same-origin"},
        {"Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"},
        {"Cache-Control", "private, no-cache"},
    };
}

} // namespace http
