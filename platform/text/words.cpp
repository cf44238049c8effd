// Reads compiled gettext catalogues once at the start; looking up is then one hash table without locks.
#include "platform/text/words.hpp"

#include <mutex>
#include <stdexcept>
#include <unordered_map>
#include <unordered_set>

namespace text {

std::string_view code_of(Language language) { return language == Language::sv ? "sv" : "en"; }

struct Words::Content {
    struct Entry {
        std::string_view one;  // the only text, or the singular
        std::string_view many; // empty when there is no plural
    };
    Language language;
    std::unordered_map<std::string_view, Entry> entries;

    // An unknown key shown: kept here because the answer is a view. Few, since each is a fault that tests
    // find.
    std::string_view unknown(std::string_view key) const {
        static constexpr std::size_t most = 1000;
        std::lock_guard lock(mutex);
        if (unknowns.size() >= most) return "⟦…⟧";
        return *unknowns.insert("⟦" + std::string(key) + "⟧").first;
    }
    mutable std::mutex mutex;
    mutable std::unordered_set<std::string> unknowns;
};

namespace {

// The .mo format: seven 32-bit numbers, then a table of (length, offset) for keys and one for texts.
class CatalogueReader {
public:
    explicit CatalogueReader(std::string_view bytes) : bytes_(bytes) {}

    void read_into(Words::Content& content) const {
        if (number_at(0) != 0x950412de)
            throw std::runtime_error("a catalogue does not begin as .mo files do");
        std::size_t count = number_at(8);
        std::size_t keys = number_at(12);
        std::size_t texts = number_at(16);
        if (count > bytes_.size() / 16) throw std::runtime_error("a catalogue is cut short");
        content.entries.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            add(content, string_at(keys + 8 * i), string_at(texts + 8 * i));
    }

private:
    // Keys and texts with a plural hold both, with a zero byte between.
    static void add(Words::Content& content, std::string_view key, std::string_view text) {
        key = key.substr(0, key.find('\0'));
        if (key.empty()) return; // the catalogue's own header
        auto zero = text.find('\0');
        Words::Content::Entry entry{text.substr(0, zero), {}};
        if (zero != std::string_view::npos)
            entry.many = text.substr(zero + 1, text.find('\0', zero + 1) - zero - 1);
        content.entries.emplace(key, entry);
    }
    std::size_t number_at(std::size_t offset) const {
        if (offset > bytes_.size() || bytes_.size() - offset < 4)
            throw std::runtime_error("a catalogue is cut short");
        std::size_t number = 0;
        for (std::size_t i = 4; i-- > 0;)
            number = number << 8 | static_cast<unsigned char>(bytes_[offset + i]);
        return number;
    }
    std::string_view string_at(std::size_t offset) const {
        std::size_t length = number_at(offset);
        std::size_t begin = number_at(offset + 4);
        if (begin > bytes_.size() || bytes_.size() - begin < length)
            throw std::runtime_error("a catalogue is cut short");
        return bytes_.substr(begin, length);
    }
    std::string_view bytes_;
};

std::string filled(std::string_view text, Fill fill) {
    std::string out;
    out.reserve(text.size() + 32);
    while (true) {
        auto open = text.find('{');
        auto close = open == std::string_view::npos ? open : text.find('}', open);
        if (close == std::string_view::npos) return out.append(text);
        out.append(text.substr(0, open));
        auto place = text.substr(open + 1, close - open - 1);
        auto value = text.substr(open, close - open + 1); // a place nobody fills stays visible
        for (const auto& [name, given] : fill)
            if (name == place) value = given;
        out.append(value);
        text.remove_prefix(close + 1);
    }
}

} // namespace

Words Words::read(Language language, std::string_view catalogue) {
    auto content = std::make_shared<Content>();
    content->language = language;
    CatalogueReader(catalogue).read_into(*content);
    return Words(std::move(content));
}

Language Words::language() const { return content_->language; }

std::string_view Words::operator()(std::string_view key) const {
    auto found = content_->entries.find(key);
    return found == content_->entries.end() ? content_->unknown(key) : found->second.one;
}

std::string Words::operator()(std::string_view key, Fill fill) const { return filled((*this)(key), fill); }

std::string Words::count(std::string_view key, std::int64_t count, Fill fill) const {
    auto found = content_->entries.find(key);
    if (found == content_->entries.end()) return std::string(content_->unknown(key));
    // Swedish and English alike: the singular is for exactly one.
    const auto& entry = found->second;
    auto text = count == 1 || entry.many.empty() ? entry.one : entry.many;
    return filled(filled(text, {{"count", number(count)}}), fill);
}

bool Words::has(std::string_view key) const { return content_->entries.contains(key); }

} // namespace text
