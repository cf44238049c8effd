-- The history of every thing: events are only ever added, each holds the hash of the one before it (lifecycle B.4, 1).
-- event_chain is the end of the chain; with it, events cut off at the end are seen to be missing.
CREATE TABLE events (
    id           $identity,
    at           text NOT NULL,
    account      bigint,
    actor        text NOT NULL,
    capacity     text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   bigint NOT NULL,
    act          text NOT NULL,
    reason       text NOT NULL,
    excuses      text NOT NULL,
    rule_version text NOT NULL,
    changes      text NOT NULL,
    note         text NOT NULL,
    hash         text NOT NULL
);
CREATE INDEX events_subject ON events (subject_kind, subject_id, id);

CREATE TABLE event_chain (
    id     integer PRIMARY KEY CHECK (id = 1),
    events bigint NOT NULL,
    hash   text NOT NULL
);
INSERT INTO event_chain (id, events, hash) VALUES (1, 0, '');
