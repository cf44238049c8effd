// definition.toml: a word that nothing hangs on stops the program, before a gate stands open for want of it.
#include "platform/settings/settings.hpp"
#include "policy/definition/catalogue.hpp"
#include "policy/definition/definitions.hpp"
#include "testing/source_folder.hpp"

#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace {

namespace fs = std::filesystem;

// KI's data, with one word of definition.toml written otherwise.
struct Misspelt {
    fs::path folder;

    Misspelt(const std::string& word, const std::string& otherwise) {
        auto name = (fs::temp_directory_path() / "entente-definition-XXXXXX").string();
        folder = mkdtemp(name.data());
        fs::copy(std::string{ENTENTE_SOURCE_DIR} + "/institutions/ki", folder);
        std::stringstream all;
        all << std::ifstream{folder / "definition.toml"}.rdbuf();
        auto text = all.str();
        REQUIRE(text.find(word) != text.npos);
        text.replace(text.find(word), word.size(), otherwise);
        std::ofstream{folder / "definition.toml"} << text;
    }
    ~Misspelt() { fs::remove_all(folder); }

    std::string complaint() const {
        try {
            definition::check_data(settings::Settings::read(folder));
        } catch (const settings::Error& error) {
            return error.what();
        }
        return "no complaint";
    }
};

bool tells(const std::string& word, const std::string& otherwise, const std::string& what) {
    auto complaint = Misspelt{word, otherwise}.complaint();
    INFO(complaint);
    bool told = complaint.starts_with("definition.toml") && complaint.find(what) != complaint.npos;
    CHECK(told);
    return told;
}

} // namespace

TEST_CASE("Definition data: what the house ships is without mistakes") {
    for (const char* name : {"ki", "example"}) {
        auto folder = std::string{ENTENTE_SOURCE_DIR} + "/institutions/" + name;
        CHECK_NOTHROW(definition::check_data(settings::Settings::read(folder)));
    }
}

TEST_CASE("Definition data: \"formalised\" points to an agreement; a misspelt word does not open the gate") {
    tells("\"geography\", \"framework\"]", "\"geography\", \"framwork\"]",
          "items[1].evidence: there is no evidence \"framwork\"");
    tells("[\"stakeholders\"]", "[\"stakeholder\"]", "evidence: there is no evidence \"stakeholder\"");
    tells("framework_types = [\"framework\"]", "framework_types = [\"frame\"]",
          "framework_types: agreement_types.toml has no type \"frame\"");
}

TEST_CASE("Definition data: a misspelt key is told, not taken for one that is left out") {
    tells("decisive = true", "decisve = true", "items[2].decisve: there is no such key");
    tells("evidence = [\"geography\"", "evidense = [\"geography\"",
          "items[1].evidense: there is no such key");
}

TEST_CASE("Definition data: the wizard asks for no answer that its questions do not offer") {
    tells("\"time=long|some\"", "\"tme=long|some\"", "when: no question offers \"tme=long|some\"");
    tells("\"who=several\"", "\"who=severl\"", "when: no question offers \"who=severl\"");
}
