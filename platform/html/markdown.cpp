// Markdown through libcmark-gfm in its safe mode; the tree is mended before it is written out.
#include "platform/html/markdown.hpp"

#include "platform/html/escape.hpp"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <vector>

namespace html {
namespace {

struct Free {
    void operator()(cmark_parser* parser) const { cmark_parser_free(parser); }
    void operator()(cmark_node* node) const { cmark_node_free(node); }
    void operator()(cmark_iter* iterator) const { cmark_iter_free(iterator); }
    void operator()(char* text) const { std::free(text); }
};
template <class T> using Owned = std::unique_ptr<T, Free>;

std::vector<cmark_node*> nodes_of(cmark_node* document) {
    std::vector<cmark_node*> nodes;
    Owned<cmark_iter> iterator(cmark_iter_new(document));
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get()))
        if (event == CMARK_EVENT_ENTER) nodes.push_back(cmark_iter_get_node(iterator.get()));
    return nodes;
}

// HTML is shown as text, so that nothing that somebody typed vanishes.
void show_as_text(cmark_node* node) {
    cmark_node* text = cmark_node_new(CMARK_NODE_TEXT);
    cmark_node_set_literal(text, cmark_node_get_literal(node));
    cmark_node* shown = text;
    if (cmark_node_get_type(node) == CMARK_NODE_HTML_BLOCK) {
        shown = cmark_node_new(CMARK_NODE_PARAGRAPH);
        cmark_node_append_child(shown, text);
    }
    cmark_node_replace(node, shown);
    cmark_node_free(node);
}

// Nothing is fetched from outside by looking at a page.
void make_link(cmark_node* picture) {
    cmark_node* link = cmark_node_new(CMARK_NODE_LINK);
    const char* url = cmark_node_get_url(picture);
    cmark_node_set_url(link, is_followable(url) ? url : "#");
    while (cmark_node* child = cmark_node_first_child(picture)) {
        cmark_node_unlink(child);
        cmark_node_append_child(link, child);
    }
    cmark_node_replace(picture, link);
    cmark_node_free(picture);
}

void lower_headings(const std::vector<cmark_node*>& nodes, int highest_heading) {
    int highest = 6;
    for (cmark_node* node : nodes)
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            highest = std::min(highest, cmark_node_get_heading_level(node));
    for (cmark_node* node : nodes)
        if (cmark_node_get_type(node) == CMARK_NODE_HEADING)
            cmark_node_set_heading_level(
                node, std::min(6, cmark_node_get_heading_level(node) - highest + highest_heading));
}

void mend(cmark_node* document, int highest_heading) {
    auto nodes = nodes_of(document);
    lower_headings(nodes, highest_heading);
    for (cmark_node* node : nodes) {
        auto type = cmark_node_get_type(node);
        if (type == CMARK_NODE_HTML_BLOCK || type == CMARK_NODE_HTML_INLINE)
            show_as_text(node);
        else if (type == CMARK_NODE_IMAGE)
            make_link(node);
        else if (type == CMARK_NODE_LINK && !is_followable(cmark_node_get_url(node)))
            cmark_node_set_url(node, "#");
    }
}

} // namespace

Safe markdown(std::string_view text, int highest_heading) {
    static const bool registered = (cmark_gfm_core_extensions_ensure_registered(), true);
    Owned<cmark_parser> parser(
        cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8 | CMARK_OPT_SMART));
    for (const char* name : {"table", "strikethrough", "autolink"})
        if (auto* extension = registered ? cmark_find_syntax_extension(name) : nullptr)
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    cmark_parser_feed(parser.get(), text.data(), text.size());
    Owned<cmark_node> document(cmark_parser_finish(parser.get()));
    mend(document.get(), highest_heading);
    Owned<char> markup(cmark_render_html(document.get(), CMARK_OPT_DEFAULT,
                                         cmark_parser_get_syntax_extensions(parser.get())));
    return {markup.get()};
}

} // namespace html
