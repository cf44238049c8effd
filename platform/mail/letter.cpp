// The message is written here and not by libcurl, because the folder of the demo and the mail server must get
// the same, and libcurl gives its MIME to servers only. All parts are base64, so nothing on the way can break
// their letters.
#include "platform/mail/letter.hpp"

#include "platform/basics/digest.hpp"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <sodium.h>

namespace mail {

namespace {

std::string base64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),
                      bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // its own end
    return text;
}

std::string in_lines(const std::string& text) {
    constexpr std::size_t width = 76;
    std::string lines;
    for (std::size_t at = 0; at < text.size(); at += width) lines += text.substr(at, width) + "\r\n";
    return lines;
}

std::string with_network_line_ends(std::string_view text) {
    std::string result;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n') continue;
        result += text[i] == '\n' ? "\r\n" : std::string(1, text[i]);
    }
    return result;
}

// Without what could end a header's line.
std::string one_line(std::string_view text) {
    std::string line{text};
    std::replace_if(
        line.begin(), line.end(), [](char letter) { return static_cast<unsigned char>(letter) < 0x20; }, ' ');
    return line;
}

// RFC 2047: words of at most 75 letters, none of which cuts a letter of UTF-8 in two.
std::string header_text(std::string_view value) {
    constexpr std::size_t longest_plain = 60, word_bytes = 42;
    std::string line = one_line(value);
    bool plain = std::all_of(line.begin(), line.end(),
                             [](char letter) { return static_cast<unsigned char>(letter) < 0x7F; });
    if (plain && line.size() <= longest_plain && line.find("=?") == line.npos) return line;
    std::string words;
    for (std::size_t at = 0; at < line.size();) {
        std::size_t end = std::min(at + word_bytes, line.size());
        while (end < line.size() && (line[end] & 0xC0) == 0x80) --end;
        words +=
            (words.empty() ? "=?UTF-8?B?" : "\r\n =?UTF-8?B?") + base64(line.substr(at, end - at)) + "?=";
        at = end;
    }
    return words;
}

std::string address_text(const Address& address) {
    if (address.name.empty()) return address.email;
    std::string name = header_text(address.name);
    if (!name.starts_with("=?")) {
        std::string quoted;
        for (char letter : name)
            quoted += letter == '"' || letter == '\\' ? std::string{'\\', letter} : std::string(1, letter);
        name = "\"" + quoted + "\"";
    }
    return name + " <" + address.email + ">";
}

std::string date_text(Time time) {
    constexpr std::array<const char*, 7> days = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array<const char*, 12> months = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                    "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    auto midnight = std::chrono::floor<std::chrono::days>(time.point);
    Date date{midnight};
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02u %s %04d %s +0000",
                  days[std::chrono::weekday{midnight}.c_encoding()], date.day(), months[date.month() - 1],
                  date.year(), time.iso().substr(11, 8).c_str());
    return text;
}

std::string part(std::string_view type, std::string_view content) {
    return "Content-Type: " + std::string{type} +
           "; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n" +
           in_lines(base64(with_network_line_ends(content)));
}

} // namespace

bool is_address(std::string_view email) {
    auto at = email.find('@');
    if (at == 0 || at == email.npos || email.find('@', at + 1) != email.npos || email.size() > 254)
        return false;
    auto domain = email.substr(at + 1);
    if (domain.empty() || domain.front() == '.' || domain.back() == '.' || domain.find('.') == domain.npos)
        return false;
    return std::all_of(email.begin(), email.end(), [](char letter) {
        bool visible = static_cast<unsigned char>(letter) > 0x20 && static_cast<unsigned char>(letter) < 0x7F;
        return visible && std::string_view{"()<>,;:\\\"[]"}.find(letter) == std::string_view::npos;
    });
}

std::string message_of(const Letter& letter) {
    std::string message = "From: " + address_text(letter.from) + "\r\nTo: " + one_line(letter.to) +
                          "\r\nSubject: " + header_text(letter.subject) +
                          "\r\nDate: " + date_text(letter.date) + "\r\nMessage-ID: <" +
                          one_line(letter.message_id) + ">\r\n" +
                          // Out-of-office answers are not sent to a program (RFC 3834).
                          "Auto-Submitted: auto-generated\r\nContent-Language: " + one_line(letter.language) +
                          "\r\nMIME-Version: 1.0\r\n";
    if (letter.html.empty()) return message + part("text/plain", letter.text);
    std::string boundary = "=_" + sha256_hex(letter.message_id).substr(0, 32);
    return message + "Content-Type: multipart/alternative; boundary=\"" + boundary + "\"\r\n\r\n--" +
           boundary + "\r\n" + part("text/plain", letter.text) + "--" + boundary + "\r\n" +
           part("text/html", letter.html) + "--" + boundary + "--\r\n";
}

} // namespace mail
