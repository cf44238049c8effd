// Mails as files, and the choice of a sender by its address.
#include "platform/mail/sender.hpp"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <stdexcept>

namespace mail {

namespace {

namespace fs = std::filesystem;

class FolderSender : public Sender {
public:
    explicit FolderSender(fs::path folder) : folder_(std::move(folder)) { fs::create_directories(folder_); }

    jobs::Outcome send(const Letter& letter) override {
        std::string name = letter.message_id;
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == '/' || c == '\0'; }, '_');
        fs::path path = folder_ / (name + ".eml"), unfinished = folder_ / (name + ".part");
        {
            std::ofstream file(unfinished, std::ios::binary);
            file << message_of(letter) << std::flush;
            if (!file) return jobs::Outcome::later("the folder for mail cannot be written to");
        }
        fs::rename(unfinished, path); // whoever looks into the folder sees whole mails only
        return jobs::Outcome::done(1);
    }

private:
    fs::path folder_;
};

std::string environment(const char* name) {
    const char* value = std::getenv(name);
    return value ? value : "";
}

bool is_this_machine(std::string_view url) {
    auto host = url.substr(url.find("//") + 2);
    return host.starts_with("localhost") || host.starts_with("127.") || host.starts_with("[::1]");
}

Tls tls_of(std::string_view word) {
    if (word == "off") return Tls::off;
    if (word == "when_offered") return Tls::when_offered;
    if (word == "required") return Tls::required;
    throw std::runtime_error("tls must be off, when_offered or required, not " + std::string{word});
}

} // namespace

std::unique_ptr<Sender> folder_sender(const fs::path& folder) {
    return std::make_unique<FolderSender>(folder);
}

std::unique_ptr<Sender> sender_for(std::string_view address) {
    constexpr std::string_view folder = "folder:", option = "?tls=";
    if (address.starts_with(folder)) return folder_sender(fs::path{address.substr(folder.size())});
    if (!address.starts_with("smtp://") && !address.starts_with("smtps://"))
        throw std::runtime_error("mail goes to folder:DIR, smtp://HOST:PORT or smtps://HOST:PORT, not to " +
                                 std::string{address});
    auto mark = address.find(option);
    SmtpServer server{.url = std::string{address.substr(0, mark)},
                      .tls = is_this_machine(address) ? Tls::off : Tls::required};
    if (mark != address.npos) server.tls = tls_of(address.substr(mark + option.size()));
    server.user = environment("ENTENTE_MAIL_USER");
    server.password = environment("ENTENTE_MAIL_PASSWORD");
    return smtp_sender(server);
}

} // namespace mail
