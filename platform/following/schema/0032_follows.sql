-- What somebody follows beside the records they have a part in, how they want to hear of it, and how far they have read.
CREATE TABLE follows (
    account_id   bigint NOT NULL REFERENCES accounts(id),
    subject_kind text NOT NULL,
    subject_id   bigint NOT NULL,
    since        text NOT NULL,
    PRIMARY KEY (account_id, subject_kind, subject_id)
);

-- No row: once a day, nothing read yet. Events are read up to a number, since they are only ever added.
CREATE TABLE news_readers (
    account_id bigint PRIMARY KEY REFERENCES accounts(id),
    choice     text NOT NULL DEFAULT 'daily',
    seen_event bigint NOT NULL DEFAULT 0,   -- on the page My work
    told_event bigint NOT NULL DEFAULT 0,   -- by mail
    CHECK (choice IN ('at_once', 'daily', 'none'))
);
