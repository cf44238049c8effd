-- Imports that can be undone whole, and merges that can be split again with every link put back.
create table imports (
    id $identity,
    subject text not null,                 -- organisations, agreements
    format text not null,                  -- ror, eche, domains, table
    file_name text not null,
    file_hash text not null,
    release_name text not null default '',
    status text not null,                  -- checking, checked, applying, applied, undone, failed
    account_id bigint,
    started_at text not null,
    applied_at text,
    undone_at text,
    rows_read bigint not null default 0,
    added bigint not null default 0,
    updated bigint not null default 0,
    unchanged bigint not null default 0,
    retired bigint not null default 0,
    refused bigint not null default 0,
    mapping text not null default ''       -- JSON: columns → fields
);

create table import_problems (
    id $identity,
    import_id bigint not null references imports(id),
    line bigint not null,
    field text not null default '',
    value text not null default '',
    reason text not null,                  -- text key
    severity text not null                 -- refused: the row is left out; warning: taken with a note
);
create index import_problems_of on import_problems(import_id, line);

-- What an import did to each thing, with the state before, so that it can be put back.
create table import_changes (
    import_id bigint not null references imports(id),
    subject_id bigint not null,
    act text not null,                     -- added, updated, retired
    before text not null default '',       -- JSON of the rows as they were; '' when added
    primary key (import_id, subject_id)
);
create index import_changes_of_subject on import_changes(subject_id);

create table organisation_merges (
    id $identity,
    kept_id bigint not null references organisations(id),
    gone_id bigint not null references organisations(id),
    moved text not null,                   -- JSON: which rows of which tables were moved or set aside
    merged_at text not null,
    account_id bigint,
    split_at text
);
create index organisation_merges_kept on organisation_merges(kept_id);
create index organisation_merges_gone on organisation_merges(gone_id);

-- Pairs that somebody has looked at and called different, so that they are not shown again.
create table not_duplicates (
    first_id bigint not null references organisations(id),
    second_id bigint not null references organisations(id),
    account_id bigint,
    decided_at text not null,
    primary key (first_id, second_id)
);
