-- The life cycle: a partnership from idea to end, its parties, its stages and the people who work on it.
create table partnerships (
    id $identity,
    title text not null,
    sort_key $blob not null,
    stage text not null,                   -- lifecycle B.2
    level text not null default 'university_wide',   -- person, group, department, programme, university_wide (R13)
    origin text not null,                  -- staff, external, management (R49–R51)
    host text not null default 'ki',       -- ki, k, both
    unit_id bigint references units(id),   -- the responsible unit: rights are given within it
    number text not null unique,           -- receipt number, 2026-0007
    registration_number text not null default '',    -- diarienummer, requested for requests from outside
    purpose text not null default '',
    strategic_meaning text not null default '',      -- R5
    operational_meaning text not null default '',
    financial_meaning text not null default '',
    areas text not null default '',        -- research education utilisation, separated by spaces (R21)
    formats text not null default '',      -- keys of institutions/*/formats.toml (R67)
    term_months integer,
    sponsor text not null default '',      -- candidate at the host: function or name (R18)
    proposer_account_id bigint,
    proposer_name text not null default '',
    proposer_email text not null default '',
    proposer_organisation text not null default '',
    language text not null default 'sv',   -- the proposer's: answers go out in it
    status_key_hash text not null default '',        -- of the link by which somebody outside sees their own request
    answer_by text,                        -- promised answer date
    answered_on text,
    answer text not null default '',       -- to the proposer: reasons
    other_form text not null default '',   -- the fitting other form, where it is not a strategic partnership
    coordinator_id bigint,                 -- account
    example integer not null default 0,
    version integer not null default 1,
    created_at text not null,
    stage_since text not null,
    updated_at text not null
);
create index partnerships_by_stage on partnerships(stage, answer_by, id);
create index partnerships_by_title on partnerships(sort_key, id);
create index partnerships_by_proposer on partnerships(proposer_account_id);
create index partnerships_by_coordinator on partnerships(coordinator_id, stage);

-- Any number of partners (T5). A name stands alone until triage has matched it (G1).
create table partnership_parties (
    id $identity,
    partnership_id bigint not null references partnerships(id),
    organisation_id bigint references organisations(id),
    name_as_written text not null default '',
    country text not null default '',
    website text not null default '',
    contact text not null default '',
    sponsor text not null default '',      -- named management sponsor of this party (R18)
    drivers text not null default '',      -- what drives it (R82)
    position integer not null default 0
);
create index partnership_parties_of on partnership_parties(partnership_id, position);
create index partnership_parties_organisation on partnership_parties(organisation_id);

-- Append-only (invariant 1): every passage from stage to stage.
create table stage_changes (
    id $identity,
    partnership_id bigint not null references partnerships(id),
    from_stage text not null,
    act text not null,
    to_stage text not null,
    at text not null,
    account_id bigint,
    actor text not null,
    capacity text not null,
    rule_version text not null,
    reason text not null default ''
);
create index stage_changes_of on stage_changes(partnership_id, id);

create table partnership_team (
    partnership_id bigint not null references partnerships(id),
    account_id bigint not null,
    function text not null,                -- triage_officer, coordinator, preparer, unit_head, reader
    since text not null,
    primary key (partnership_id, account_id, function)
);
create index partnership_team_account on partnership_team(account_id);

-- Interest declarations (G1; FL 16–18 §§): whoever handles a matter says first whether anything may shake impartiality.
create table interest_declarations (
    id $identity,
    partnership_id bigint not null references partnerships(id),
    account_id bigint not null,
    conflict integer not null,             -- 0 none declared, 1 declared
    statement text not null default '',
    declared_at text not null
);
create index interest_declarations_of on interest_declarations(partnership_id);

-- Questions and answers between triage and the proposer, and notes to the case.
create table partnership_messages (
    id $identity,
    partnership_id bigint not null references partnerships(id),
    account_id bigint,
    author text not null,
    to_proposer integer not null default 0,   -- 1: the proposer sees it
    body text not null,
    at text not null
);
create index partnership_messages_of on partnership_messages(partnership_id, id);

-- Departmental and other collaborations found along the way, recorded at their own level (R13, R14).
create table collaborations (
    id $identity,
    organisation_id bigint not null references organisations(id),
    title text not null,
    level text not null,
    form text not null default '',
    unit_id bigint references units(id),
    department text not null default '',
    contact text not null default '',
    starts_on text,
    ends_on text,
    found_in_id bigint references partnerships(id),
    example integer not null default 0,
    version integer not null default 1,
    created_at text not null
);
create index collaborations_organisation on collaborations(organisation_id);
create index collaborations_found_in on collaborations(found_in_id);

-- Unfinished forms, saved as one goes: an idea is never lost.
create table drafts (
    id $identity,
    account_id bigint not null,
    form text not null,
    fields text not null,                  -- JSON
    saved_at text not null
);
create index drafts_of on drafts(account_id, form);
