// The inspection, over the tree that gumbo reads as browsers do.
#include "platform/testing/inspector.hpp"

#include "platform/basics/ascii.hpp"

#include <algorithm>
#include <functional>
#include <gumbo.h>
#include <map>
#include <set>

namespace testing {
namespace {

using Visit = std::function<void(const GumboNode&)>;

void walk(const GumboNode& node, const Visit& visit) {
    if (node.type != GUMBO_NODE_ELEMENT && node.type != GUMBO_NODE_TEMPLATE) return;
    visit(node);
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i) walk(*static_cast<GumboNode*>(children.data[i]), visit);
}

std::string attribute(const GumboNode& node, const char* name) {
    auto* found = gumbo_get_attribute(&node.v.element.attributes, name);
    return found ? found->value : "";
}
bool has(const GumboNode& node, const char* name) {
    return gumbo_get_attribute(&node.v.element.attributes, name);
}

std::string tag_of(const GumboNode& node) {
    std::string name = gumbo_normalized_tagname(node.v.element.tag);
    return name.empty() ? "custom element" : name;
}

std::string text_of(const GumboNode& node) {
    if (node.type == GUMBO_NODE_TEXT) return node.v.text.text;
    if (node.type != GUMBO_NODE_ELEMENT) return "";
    std::string text;
    const GumboVector& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        text += text_of(*static_cast<GumboNode*>(children.data[i]));
    return text;
}
bool blank(const std::string& text) { return text.find_first_not_of(" \n\t\r") == text.npos; }

bool has_name(const GumboNode& node) {
    bool named = !blank(text_of(node)) || has(node, "aria-label") || has(node, "aria-labelledby") ||
                 has(node, "title");
    walk(node, [&](const GumboNode& inner) {
        named = named || !attribute(inner, "alt").empty() || !attribute(inner, "aria-label").empty();
    });
    return named;
}

struct Inspection {
    const web::Router& router;
    std::vector<std::string> faults = {};
    std::map<std::string, int> ids = {};
    std::set<std::string> labelled = {};   // ids that a label names
    std::vector<std::string> pointed = {}; // ids that something points at
    int level = 0;                         // of the last heading
    int first_headings = 0;

    void fault(const std::string& text) { faults.push_back(text); }

    void collect(const GumboNode& node) {
        if (auto id = attribute(node, "id"); !id.empty()) ++ids[id];
        if (tag_of(node) == "label" && has(node, "for")) labelled.insert(attribute(node, "for"));
        for (const char* name :
             {"aria-labelledby", "aria-describedby", "aria-controls", "for", "list", "popovertarget"})
            if (auto id = attribute(node, name); !id.empty() && id.find(' ') == id.npos)
                pointed.push_back(id);
    }

    void look(const GumboNode& node) {
        inline_code(node);
        switch (node.v.element.tag) {
        case GUMBO_TAG_HTML:
            return language(node);
        case GUMBO_TAG_TITLE:
            if (blank(text_of(node))) fault("the title is empty");
            return;
        case GUMBO_TAG_H1:
        case GUMBO_TAG_H2:
        case GUMBO_TAG_H3:
        case GUMBO_TAG_H4:
        case GUMBO_TAG_H5:
        case GUMBO_TAG_H6:
            return heading(node);
        case GUMBO_TAG_INPUT:
        case GUMBO_TAG_SELECT:
        case GUMBO_TAG_TEXTAREA:
            return label(node);
        case GUMBO_TAG_FORM:
            return form(node);
        case GUMBO_TAG_A:
            return link(node);
        case GUMBO_TAG_TABLE:
            return table(node);
        case GUMBO_TAG_BUTTON:
            if (!has_name(node)) fault("a button without words");
            return;
        case GUMBO_TAG_IMG:
            if (!has(node, "alt")) fault("a picture without alt: " + attribute(node, "src"));
            return;
        case GUMBO_TAG_FIELDSET:
            fieldset(node);
            return;
        default:
            return;
        }
    }

    void inline_code(const GumboNode& node) {
        const GumboVector& attributes = node.v.element.attributes;
        for (unsigned i = 0; i < attributes.length; ++i) {
            std::string name = static_cast<GumboAttribute*>(attributes.data[i])->name;
            if (name == "style") fault("an inline style on <" + tag_of(node) + ">");
            if (name.starts_with("on")) fault("an inline script (" + name + ") on <" + tag_of(node) + ">");
        }
        bool code = node.v.element.tag == GUMBO_TAG_STYLE || node.v.element.tag == GUMBO_TAG_SCRIPT;
        bool data = attribute(node, "type") == "application/json";
        if (code && !data && !blank(text_of(node))) fault("an inline <" + tag_of(node) + ">");
    }

    void language(const GumboNode& node) {
        auto code = attribute(node, "lang");
        if (code != "sv" && code != "en") fault("the page does not say its language");
    }

    void heading(const GumboNode& node) {
        int here = node.v.element.tag - GUMBO_TAG_H1 + 1;
        if (here == 1) ++first_headings;
        if (here > level + 1)
            fault("h" + std::to_string(here) + " after h" + std::to_string(level) + ": " + text_of(node));
        if (blank(text_of(node))) fault("an empty heading");
        level = here;
    }

    void label(const GumboNode& node) {
        auto type = attribute(node, "type");
        if (type == "hidden" || type == "submit" || type == "button" || type == "image") return;
        bool wrapped = false;
        for (const GumboNode* up = node.parent; up; up = up->parent)
            wrapped = wrapped || (up->type == GUMBO_NODE_ELEMENT && up->v.element.tag == GUMBO_TAG_LABEL);
        bool named = wrapped || labelled.contains(attribute(node, "id")) || has(node, "aria-label") ||
                     has(node, "aria-labelledby");
        if (!named) fault("no label for <" + tag_of(node) + " name=\"" + attribute(node, "name") + "\">");
    }

    void form(const GumboNode& node) {
        auto method = ascii::small(attribute(node, "method"));
        bool posts = method == "post";
        if (has(node, "action"))
            route(attribute(node, "action"), posts ? http::Method::post : http::Method::get);
        if (!posts) return;
        bool token = false;
        walk(node, [&](const GumboNode& inner) {
            token = token || (attribute(inner, "name") == "csrf" && !attribute(inner, "value").empty());
        });
        if (!token) fault("a form that posts without the token: " + attribute(node, "action"));
    }

    void link(const GumboNode& node) {
        auto address = attribute(node, "href");
        if (has(node, "href") && !has_name(node)) fault("a link without words: " + address);
        if (address == "#")
            fault("a link that leads nowhere: " + text_of(node));
        else if (address.starts_with("#"))
            pointed.push_back(address.substr(1));
        else if (has(node, "href"))
            route(address, http::Method::get);
    }

    void route(const std::string& address, http::Method method) {
        if (address.find(':') != address.npos && !address.starts_with("/")) return; // another site, or mailto
        std::string path = address.substr(0, address.find_first_of("?#"));
        if (path.empty()) return; // this page itself
        if (path[0] != '/') return fault("an address that depends on where one stands: " + address);
        if (!router.match(method, path).route)
            fault("no route for " + std::string{web::name_of(method)} + " " + path);
    }

    void table(const GumboNode& node) {
        bool named = has(node, "aria-label") || has(node, "aria-labelledby"), heads = false;
        walk(node, [&](const GumboNode& inner) {
            named = named || inner.v.element.tag == GUMBO_TAG_CAPTION;
            heads = heads || inner.v.element.tag == GUMBO_TAG_TH;
        });
        if (!named) fault("a table without caption or aria-label");
        if (!heads) fault("a table without th");
    }

    void fieldset(const GumboNode& node) {
        bool legend = false;
        walk(node,
             [&](const GumboNode& inner) { legend = legend || inner.v.element.tag == GUMBO_TAG_LEGEND; });
        if (!legend && !has(node, "aria-label") && !has(node, "aria-labelledby"))
            fault("a fieldset without legend");
    }

    void conclude() {
        if (first_headings != 1) fault(std::to_string(first_headings) + " h1 where one must be");
        for (const auto& [id, count] : ids)
            if (count > 1) fault("the id \"" + id + "\" stands " + std::to_string(count) + " times");
        for (const std::string& id : pointed)
            if (!ids.contains(id)) fault("nothing has the id \"" + id + "\" that is pointed at");
    }
};

} // namespace

std::vector<std::string> inspect(std::string_view page, const web::Router& router) {
    Inspection inspection{router};
    if (!page.starts_with("<!doctype html>") && !page.starts_with("<!DOCTYPE html>"))
        inspection.fault("no doctype");
    if (page.find("⟦") != page.npos)
        inspection.fault("a raw text key: " + std::string{page.substr(page.find("⟦"), 60)});
    if (page.find("<title") == page.npos) inspection.fault("no title");

    GumboOutput* tree = gumbo_parse_with_options(&kGumboDefaultOptions, page.data(), page.size());
    walk(*tree->root, [&](const GumboNode& node) { inspection.collect(node); });
    walk(*tree->root, [&](const GumboNode& node) { inspection.look(node); });
    inspection.conclude();
    gumbo_destroy_output(&kGumboDefaultOptions, tree);
    return inspection.faults;
}

} // namespace testing
