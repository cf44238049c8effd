// Lines that begin with @ are C++ or say where a page begins and ends; all others are HTML with
// {expressions}.
#include "tools/template_compiler/reader.hpp"

#include "tools/template_compiler/cpp_line.hpp"
#include "tools/template_compiler/markup.hpp"
#include "tools/template_compiler/names.hpp"

#include <memory>

namespace templates {
namespace {

std::string_view without_blanks(std::string_view text) {
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

class Reader {
public:
    Reader(std::string file, std::string_view text) : rest_(text) { template_.file = std::move(file); }

    Template read() {
        while (next_line()) {
            auto bare = without_blanks(line_);
            bool command = bare.starts_with('@') && !bare.starts_with("@@");
            if (!markup_)
                outside_page(bare);
            else if (command)
                command_in_page(bare);
            else
                html_line();
        }
        if (markup_) throw Fault{{number_, 1}, "the page " + page_.name + " has no @end"};
        if (template_.pages.empty())
            throw Fault{{number_, 1}, "no @page name(parameters) … @end in this file"};
        return std::move(template_);
    }

private:
    bool next_line() {
        if (rest_.empty()) return false;
        auto end = rest_.find('\n');
        line_ = rest_.substr(0, end);
        rest_ = end == std::string_view::npos ? std::string_view{} : rest_.substr(end + 1);
        if (line_.ends_with('\r')) line_.remove_suffix(1);
        ++number_;
        return true;
    }

    void outside_page(std::string_view bare) {
        if (bare.empty() || bare.starts_with("@//")) return;
        if (bare.starts_with("@include ")) {
            template_.includes.emplace_back(without_blanks(bare.substr(9)));
            return;
        }
        if (!bare.starts_with("@page "))
            throw Fault{spot(), "outside a page stand only @page, @include and @// comments"};
        begin_page(std::string(bare.substr(6)));
    }

    void begin_page(std::string head) {
        Spot at = spot();
        while (!head.ends_with(')')) {
            if (!next_line()) throw Fault{at, "@page name(parameters) is not closed"};
            auto more = without_blanks(line_);
            if (more.starts_with('@')) more.remove_prefix(1);
            head += ' ';
            head += without_blanks(more);
        }
        auto open = head.find('(');
        if (open == std::string::npos) throw Fault{at, "a page is written @page name(parameters)"};
        page_ = {std::string(without_blanks(std::string_view(head).substr(0, open))),
                 head.substr(open + 1, head.size() - open - 2),
                 at,
                 {}};
        for (char c : page_.name)
            if (!is_letter(c) && !(c >= '0' && c <= '9') && c != '_')
                throw Fault{at, "a page's name is a C++ name"};
        markup_ = std::make_unique<Markup>(page_.pieces);
    }

    void command_in_page(std::string_view bare) {
        Spot at = spot();
        bare.remove_prefix(1);
        bare = without_blanks(bare);
        if (bare == "end") {
            markup_->end_of_page(at);
            markup_.reset();
            template_.pages.push_back(std::move(page_));
        } else if (bare.starts_with("page ")) {
            throw Fault{at, "the page " + page_.name + " has no @end"};
        } else if (bare.starts_with("include ")) {
            throw Fault{at, "@include stands before the pages"};
        } else if (!bare.starts_with("//")) {
            markup_->code(std::string(bare), at);
        }
    }

    void html_line() {
        std::size_t at = 0;
        std::size_t end = line_.size();
        if (!markup_->keeps_blanks()) {
            while (at < end && is_blank(line_[at])) ++at;
            while (end > at && is_blank(line_[end - 1])) --end;
            if (at == end) return;
        }
        if (line_.substr(at).starts_with("@@")) ++at;
        while (at < end) at = html_piece(at);
        markup_->character('\n', {number_, static_cast<int>(end) + 1});
    }

    // One character, doubled brace or expression; answers where the next begins.
    std::size_t html_piece(std::size_t at) {
        Spot here{number_, static_cast<int>(at) + 1};
        char c = line_[at];
        if (c != '{' && c != '}') return markup_->character(c, here), at + 1;
        if (at + 1 < line_.size() && line_[at + 1] == c) return markup_->character(c, here), at + 2;
        if (c == '}') throw Fault{here, "a } that ends no expression is written }}"};
        auto end = end_of_expression(line_, at + 1);
        if (end == std::string_view::npos) throw Fault{here, "this expression is not closed on its line"};
        auto code = without_blanks(line_.substr(at + 1, end - at - 1));
        if (code.empty()) throw Fault{here, "an empty expression; a brace is written {{"};
        auto begins = static_cast<int>(code.data() - line_.data()) + 1;
        markup_->expression(std::string(code), {number_, begins});
        return end + 1;
    }

    Spot spot() const { return {number_, static_cast<int>(line_.find_first_not_of(" \t") + 1)}; }

    Template template_;
    Page page_;
    std::unique_ptr<Markup> markup_; // of the page being read
    std::string_view rest_;
    std::string_view line_;
    int number_ = 0;
};

} // namespace

Template read_template(std::string file, std::string_view text) {
    return Reader(std::move(file), text).read();
}

} // namespace templates
