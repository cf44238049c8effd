-- Who has a record's form open just now, so that two who change the same thing learn of each other before they save.
CREATE TABLE presences (
    subject_kind text NOT NULL,
    subject_id   bigint NOT NULL,
    account_id   bigint NOT NULL REFERENCES accounts(id),
    seen_at      text NOT NULL,
    PRIMARY KEY (subject_kind, subject_id, account_id)
);
CREATE INDEX presences_by_time ON presences (seen_at);
