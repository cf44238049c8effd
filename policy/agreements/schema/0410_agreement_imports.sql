-- Names in a list of agreements that somebody sent, and which organisation each speaks of: asked once for each name, not
-- for each row, and kept with the import so that the answer can be looked at afterwards.
create table agreement_import_names (
    import_id bigint not null references imports(id),
    position integer not null,
    written text not null,
    country text not null default '',      -- alpha-2, as the list says
    identifier text not null default '',   -- as the list says: ROR, Erasmus code …
    number bigint not null,                -- how often it stands in the list
    how text not null,                     -- identified, recognised, chosen, text, new
    organisation_id bigint references organisations(id),
    candidates text not null default '',   -- ids with commas between, the best first
    primary key (import_id, position)
);
create index agreement_import_names_organisation on agreement_import_names(organisation_id);
create index agreements_by_number on agreements(number) where number <> '';
