-- Who: organisations of every kind, under all their names, with identifiers and relations (R15, R16; catalogue D14).
-- origin says who wrote a row ('user', or the register it came from), so that a later release of a register replaces its
-- own rows and never a user's.
create table organisations (
    id $identity,
    name text not null,                    -- the name shown; also a row of organisation_names
    sort_key $blob not null,               -- ICU sort key of name, Swedish order
    kind text not null,
    status text not null default 'active',
    country text not null default '',      -- ISO 3166 alpha-2, '' unknown
    region text not null default '',
    city text not null default '',
    latitude double precision,
    longitude double precision,
    website text not null default '',
    established integer,
    legal_entity_id bigint references organisations(id),   -- who is bound, where the organisation is not itself a legal person
    merged_into_id bigint references organisations(id),    -- set while merged; links show the one that was kept
    origin text not null default 'user',
    origin_key text not null default '',   -- the register's own key, for update by key
    origin_changed_on text not null default '',
    note text not null default '',
    example integer not null default 0,    -- 1: invented, shown as an example
    version integer not null default 1,
    created_at text not null,
    updated_at text not null
);
create index organisations_by_name on organisations(sort_key, id);
create index organisations_by_country on organisations(country, sort_key, id);
create index organisations_by_kind on organisations(kind, sort_key, id);
create index organisations_by_merged on organisations(merged_into_id);
create unique index organisations_by_origin on organisations(origin, origin_key) where origin_key <> '';

create table organisation_names (
    id $identity,
    organisation_id bigint not null references organisations(id),
    name text not null,
    folded text not null,                  -- text::fold(name): lower case, base letters, Latin script
    language text not null default '',     -- ISO 639-1, '' unknown
    use text not null,                     -- display, label, alias, acronym, former
    valid_to text,                         -- a former name: last day of use, where known
    origin text not null default 'user'
);
create index organisation_names_of on organisation_names(organisation_id);
create index organisation_names_by_folded on organisation_names(folded);

create table identifiers (
    id $identity,
    organisation_id bigint not null references organisations(id),
    kind text not null,
    value text not null,                   -- normal form
    origin text not null default 'user',
    former integer not null default 0
);
create index identifiers_of on identifiers(organisation_id);
create index identifiers_by_value on identifiers(kind, value);

create table organisation_relations (
    id $identity,
    organisation_id bigint not null references organisations(id),
    kind text not null,                    -- parent, predecessor, related: organisation_id has other_id as its parent …
    other_id bigint not null references organisations(id),
    since text,
    origin text not null default 'user'
);
create index organisation_relations_of on organisation_relations(organisation_id);
create index organisation_relations_other on organisation_relations(other_id);

-- How many organisations of each kind and country: list totals and the map without counting.
create table organisation_counts (
    kind text not null,
    country text not null,
    number bigint not null,
    primary key (kind, country)
);
