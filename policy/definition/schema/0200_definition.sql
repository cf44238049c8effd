-- The definition test: seven characteristics, each in place, jointly intended by a day, or missing (R14–R22; catalogue D2).
create table definition_answers (
    partnership_id bigint not null,
    item text not null,                    -- key of institutions/*/definition.toml
    state text not null,                   -- in_place, intended, missing
    intended_by text,                      -- for intended: by when
    statement text not null default '',    -- what the parties say together, or what shows that it is in place
    account_id bigint,
    answered_at text not null,
    version integer not null default 1,
    primary key (partnership_id, item)
);

-- Runs of the wizard "is this a strategic partnership?", so that demand for other forms can be counted.
create table wizard_runs (
    id $identity,
    answers text not null,                 -- JSON: question → answer
    outcome text not null,
    language text not null,
    run_at text not null
);
