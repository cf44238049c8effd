// Mails to a server by libcurl, the one place that knows it here.
#include "platform/mail/sender.hpp"

#include <algorithm>
#include <cstring>
#include <curl/curl.h>
#include <stdexcept>

namespace mail {

namespace {

struct Reading {
    std::string message;
    std::size_t at = 0;
};

std::size_t read_some(char* to, std::size_t size, std::size_t count, void* reading) {
    auto& from = *static_cast<Reading*>(reading);
    std::size_t amount = std::min(size * count, from.message.size() - from.at);
    std::memcpy(to, from.message.data() + from.at, amount);
    from.at += amount;
    return amount;
}

long curl_tls(Tls tls) {
    if (tls == Tls::off) return CURLUSESSL_NONE;
    return tls == Tls::required ? CURLUSESSL_ALL : CURLUSESSL_TRY;
}

std::string domain_of(const std::string& email) { return email.substr(email.find('@') + 1); }

// 5xx is for good (RFC 5321, 4.2.1), unless it is our password that is wrong: that is mended by an
// administrator.
jobs::Outcome outcome_of(CURLcode code, long answer, const char* words) {
    if (code == CURLE_OK) return jobs::Outcome::done(1);
    std::string why = *words ? words : curl_easy_strerror(code);
    bool for_good = answer >= 500 && answer < 600 && code != CURLE_LOGIN_DENIED;
    return for_good ? jobs::Outcome::never(why) : jobs::Outcome::later(why);
}

class SmtpSender : public Sender {
public:
    explicit SmtpSender(SmtpServer server) : server_(std::move(server)) {}

    jobs::Outcome send(const Letter& letter) override {
        using Handle = std::unique_ptr<CURL, decltype(&curl_easy_cleanup)>;
        using List = std::unique_ptr<curl_slist, decltype(&curl_slist_free_all)>;
        Handle curl{curl_easy_init(), curl_easy_cleanup};
        List recipients{curl_slist_append(nullptr, ("<" + letter.to + ">").c_str()), curl_slist_free_all};
        if (!curl || !recipients) throw std::runtime_error("libcurl has no memory");
        Reading reading{message_of(letter)};
        char words[CURL_ERROR_SIZE] = "";
        set_server(curl.get(), domain_of(letter.from.email));
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_FROM, ("<" + letter.from.email + ">").c_str());
        curl_easy_setopt(curl.get(), CURLOPT_MAIL_RCPT, recipients.get());
        curl_easy_setopt(curl.get(), CURLOPT_UPLOAD, 1L);
        curl_easy_setopt(curl.get(), CURLOPT_READFUNCTION, read_some);
        curl_easy_setopt(curl.get(), CURLOPT_READDATA, &reading);
        curl_easy_setopt(curl.get(), CURLOPT_ERRORBUFFER, words);
        CURLcode code = curl_easy_perform(curl.get());
        long answer = 0;
        curl_easy_getinfo(curl.get(), CURLINFO_RESPONSE_CODE, &answer);
        return outcome_of(code, answer, words);
    }

private:
    // The path of the address is what we call ourselves in EHLO.
    void set_server(CURL* curl, const std::string& own_name) const {
        curl_easy_setopt(curl, CURLOPT_URL, (server_.url + "/" + own_name).c_str());
        curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
        curl_easy_setopt(curl, CURLOPT_USE_SSL, curl_tls(server_.tls));
        curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, 10L);
        curl_easy_setopt(curl, CURLOPT_TIMEOUT, static_cast<long>(server_.seconds));
        curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(curl, CURLOPT_PROXY, ""); // proxies of the environment are for the web
        if (server_.user.empty()) return;
        curl_easy_setopt(curl, CURLOPT_USERNAME, server_.user.c_str());
        curl_easy_setopt(curl, CURLOPT_PASSWORD, server_.password.c_str());
    }

    SmtpServer server_;
};

} // namespace

std::unique_ptr<Sender> smtp_sender(const SmtpServer& server) {
    if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
        throw std::runtime_error("libcurl cannot be started");
    return std::make_unique<SmtpSender>(server);
}

} // namespace mail
