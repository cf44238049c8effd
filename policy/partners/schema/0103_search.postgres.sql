-- Search over all names with trigrams: one line per organisation, all its folded names. pg_trgm is a trusted extension.
create extension if not exists pg_trgm;
create table organisation_search (
    organisation_id bigint primary key references organisations(id),
    text text not null
);
create index organisation_trigrams on organisation_search using gin (text gin_trgm_ops);
