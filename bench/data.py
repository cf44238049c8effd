#!/usr/bin/env python3
"""The data that every server is measured on: the same seed gives the same bytes.   bench/data.py FOLDER

Organisations, agreements and 100,000 other organisations to import, as CSV; search terms, rare, medium and common.
"""
import argparse
import csv
import datetime
import hashlib
import pathlib
import random

SEED = 20261122
ORGANISATIONS, AGREEMENTS, PARTNERSHIPS, TO_IMPORT = 100_000, 20_000, 2_000, 100_000
COUNTRIES = ("DE FR ES IT PL NL BE AT CH CZ SE NO FI DK PT GR RO HU IE GB US CA MX BR AR CL CO PE CN JP KR TW IN VN TH MY SG ID AU NZ "
             "ZA NG KE EG MA TN TR IL UA GE").split()
TYPES = {"university": 22, "research_institute": 12, "company": 38, "government": 8, "ngo": 8, "school": 6, "foundation": 4, "network": 2}
PATTERNS = {                                                 # names in several languages, so that there is real UTF-8
    "university": ["University of {p}", "Universität {p}", "Université de {p}", "Universidad de {p}", "{p} State University",
                   "Technische Universität {p}", "Uniwersytet {p}", "{p} Institute of Technology"],
    "research_institute": ["{p} Research Centre", "Institut für {s} {p}", "{p} Laboratory for {s}", "Centre de recherche {p}"],
    "company": ["{p} {s} GmbH", "{p} Systems Ltd", "{p} Industries S.A.", "{p} & Søn A/S", "{p} Technologies Inc."],
    "government": ["Ministry of {s}, {p}", "City of {p}", "Région {p}", "{p} Agency for {s}"],
    "ngo": ["{p} Alliance", "Friends of {p}", "{p} Initiative for {s}"],
    "school": ["{p} High School", "Gymnasium {p}", "Lycée {p}"],
    "foundation": ["{p} Foundation", "Stiftung {p}", "Fundación {p}"],
    "network": ["{p} Network for {s}", "Consortium {p}"]}
SUBJECTS = ["Energy", "Medicine", "Robotics", "Materials", "Economics", "Öffentliche Gesundheit", "Education", "Agriculture",
            "Informatics", "Climate", "Photonics", "Law", "History", "Chemistry", "Logistics", "Água"]
FIRST = "b br d dr f g gr h k kl l m n p pr r s st sch t tr v w z".split()
VOWEL = "a e i o u ä ö ü é ia au ei".split()
LAST = ["", "n", "r", "l", "s", "m", "nd", "rg", "st", "ck"]
ENDING = "burg stadt ville ton mouth ów ograd heim minster holm vik ona ino acas apur".split()
SUFFIXES = ["Nord", "Süd", "International", "Group", "II"]
AGREEMENT_TYPES = "mou framework exchange research licence nda joint_degree sponsorship".split()
STATUSES = {"draft": 8, "negotiation": 10, "signed": 7, "active": 45, "expired": 24, "terminated": 6}
DEPARTMENTS = [f"DEP{i:02}" for i in range(1, 41)]
STAGES = "prospect initiation active review renewal closed".split()
WANTED_TERMS = {"rare": 100, "medium": 60, "common": 40}
ORGANISATION_HEAD = ("id", "identifier", "name", "type", "country", "city")


def place(chance):
    def syllable():
        return chance.choice(FIRST) + chance.choice(VOWEL) + chance.choice(LAST)
    return (syllable() + (syllable() if chance.random() < .6 else "") + chance.choice(ENDING)).capitalize()


def organisations(chance, count, first, tag):
    cities = [place(chance) for _ in range(3000)]
    for number in range(first, first + count):
        kind = chance.choices(list(TYPES), list(TYPES.values()))[0]
        where = place(chance)
        name = chance.choice(PATTERNS[kind]).format(p=where, s=chance.choice(SUBJECTS))
        if chance.random() < .25:
            name += " " + chance.choice(SUFFIXES + ["Campus " + place(chance)])
        yield number, f"{tag}{number:08}", name, kind, chance.choices(COUNTRIES, range(60, 10, -1))[0], chance.choice(cities)


def day(chance, first, last):
    return datetime.date(first, 1, 1) + datetime.timedelta(days=chance.randrange((last - first) * 365))


def draw_partnerships(chance):
    """They are not measured here, but their draws stand before those of the agreements, and agreements name them."""
    for _ in range(PARTNERSHIPS):
        chance.choice(STAGES), chance.choice(DEPARTMENTS), day(chance, 2005, 2026), day(chance, 2026, 2031)


def agreements(chance):
    """Half of them lie with 1,000 key organisations: skewed, as in life."""
    for number in range(1, AGREEMENTS + 1):
        with_whom = chance.randrange(1, 1001) if chance.random() < .5 else chance.randrange(1, ORGANISATIONS + 1)
        start = day(chance, 2005, 2027)
        end = start + datetime.timedelta(days=chance.choice([365, 730, 1095, 1825, 3650]) + chance.randrange(30))
        kind = chance.choice(AGREEMENT_TYPES)
        title = f"{kind.replace('_', ' ').title()} agreement {number}: {chance.choice(SUBJECTS)}"
        yield (number, title, kind, chance.choices(list(STATUSES), list(STATUSES.values()))[0], start, end, with_whom,
               chance.choice(DEPARTMENTS), chance.randrange(1, PARTNERSHIPS + 1) if chance.random() < .3 else "")


def kind_of_term(hits):
    return "rare" if hits <= 20 else "medium" if 50 <= hits <= 500 else "common" if hits >= 1000 else None


def search_terms(chance, names):
    """Parts from the middle of names, sorted by how many names have them."""
    text, found = "\n".join(name.lower() for name in names), {kind: [] for kind in WANTED_TERMS}
    seen = set()
    while any(len(found[kind]) < wanted for kind, wanted in WANTED_TERMS.items()):
        name, length = chance.choice(names), chance.choice([4, 5, 6, 7])
        if len(name) < length + 2:
            continue
        start = chance.randrange(1, len(name) - length)
        term = name[start:start + length].lower()
        if not (term.isascii() and term.isalpha()) or term in seen:
            continue
        kind = kind_of_term(text.count(term))
        if kind and len(found[kind]) < WANTED_TERMS[kind]:
            found[kind].append(term)
            seen.add(term)
    terms = [term for kind in found.values() for term in kind]
    chance.shuffle(terms)
    return terms


def make(folder):
    folder = pathlib.Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    chance = random.Random(SEED)

    def put(name, head, rows):
        with open(folder / name, "w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(head)
            writer.writerows(rows)
    everyone = list(organisations(chance, ORGANISATIONS, 1, "ORG"))
    put("organisations.csv", ORGANISATION_HEAD, everyone)
    draw_partnerships(chance)
    put("agreements.csv", ("id", "title", "type", "status", "start_date", "end_date", "organisation_id", "department", "partnership_id"),
        agreements(chance))
    put("import_organisations.csv", ORGANISATION_HEAD, organisations(chance, TO_IMPORT, ORGANISATIONS + 1, "IMP"))
    (folder / "terms.txt").write_text("\n".join(search_terms(chance, [row[2] for row in everyone])) + "\n", encoding="utf-8")


def checksum(folder):
    digest = hashlib.sha256()
    for path in sorted(pathlib.Path(folder).glob("*.csv")):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


if __name__ == "__main__":
    asked = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    asked.add_argument("folder")
    make(asked.parse_args().folder)
