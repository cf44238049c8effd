-- R22: what the parties intended by a day is reminded of by mail as the day nears and once it has passed: each once, also when the
-- timetable runs twice.
create table partnership_intention_reminders (
    partnership_id bigint not null references partnerships(id),
    item text not null,                    -- key of institutions/*/definition.toml
    intended_by text not null,             -- a day that is moved is reminded of anew
    occasion text not null,                -- near, passed
    sent_at text not null,
    primary key (partnership_id, item, intended_by, occasion)
);
