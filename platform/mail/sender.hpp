// Where mails go: a mail server, or a folder (the demo, tests). The one seam that tests replace.
#pragma once

#include "platform/jobs/jobs.hpp"
#include "platform/mail/letter.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace mail {

class Sender {
public:
    virtual ~Sender() = default;
    // later() when it may go better another time, never() when the server refuses this mail for good.
    virtual jobs::Outcome send(const Letter& letter) = 0;
};

// One .eml file for each mail, named by its Message-ID.
std::unique_ptr<Sender> folder_sender(const std::filesystem::path& folder);

enum class Tls { off, when_offered, required };

struct SmtpServer {
    std::string url; // "smtp://mail.example.org:587", "smtps://…" for TLS from the first byte
    Tls tls = Tls::required;
    std::string user = {};
    std::string password = {};
    int seconds = 30; // for one mail
};
std::unique_ptr<Sender> smtp_sender(const SmtpServer& server);

// "folder:DIR" or "smtp://host:port?tls=off|when_offered|required"; TLS is required unless the server is this
// machine. User and password come from ENTENTE_MAIL_USER and ENTENTE_MAIL_PASSWORD. Throws
// std::runtime_error.
std::unique_ptr<Sender> sender_for(std::string_view address);

} // namespace mail
