-- Collaborations below the university's level get a life of their own (R13, R14), what exists already can be joined to a case, and
-- the thread with the proposer says who wrote. Nothing has ever written to the first table of collaborations: it is made anew.
drop table collaborations;
create table collaborations (
    id $identity,
    title text not null,
    sort_key $blob not null default '',
    folded text not null default '',       -- title, partner and department, for searching
    level text not null,                   -- person, group, department, programme
    form text not null default '',         -- key of collaboration.toml: departmental_agreement …
    status text not null default 'registered',   -- asked, registered, ended, withdrawn
    organisation_id bigint references organisations(id),   -- none: only the name as written
    partner text not null default '',
    host text not null default '',
    unit_id bigint references units(id),
    department text not null default '',
    helper text not null default '',       -- code of the unit that was asked for help
    purpose text not null default '',
    contact text not null default '',
    registration_number text not null default '',
    starts_on text,
    ends_on text,
    asked_by_id bigint,                    -- account
    asked_by text not null default '',
    found_in_id bigint references partnerships(id),        -- the case it was found in, or was before
    example integer not null default 0,
    version integer not null default 1,
    created_at text not null,
    updated_at text not null default ''
);
create index collaborations_organisation on collaborations(organisation_id);
create index collaborations_found_in on collaborations(found_in_id);
create index collaborations_by_title on collaborations(sort_key, id);
create index collaborations_by_status on collaborations(status, id);

-- What was there before and belongs to the case: nobody is left out, nothing is begun twice (E1).
create table partnership_joined (
    partnership_id bigint not null references partnerships(id),
    kind text not null,                    -- collaboration, agreement, partnership
    joined_id bigint not null,
    account_id bigint,
    at text not null,
    primary key (partnership_id, kind, joined_id)
);

alter table partnership_messages add column kind text not null default 'written';   -- written, told, proposer
