-- Uploaded files live in the database, so that a backup is whole and copies of the program share them. A content is kept
-- once, by its digest, in chunks: nobody needs a gigabyte in one value.
CREATE TABLE file_contents (
    digest    text PRIMARY KEY,
    size      bigint NOT NULL,
    type      text NOT NULL,
    stored_at text NOT NULL
);

CREATE TABLE file_chunks (
    digest text NOT NULL REFERENCES file_contents (digest),
    place  integer NOT NULL,
    bytes  $blob NOT NULL,
    PRIMARY KEY (digest, place)
);

-- A file of a thing: its name there, and whose it is. subject_kind is the thing's table, as in the events.
CREATE TABLE files (
    id           $identity,
    digest       text NOT NULL REFERENCES file_contents (digest),
    name         text NOT NULL,
    subject_kind text NOT NULL,
    subject_id   bigint NOT NULL,
    account      bigint,
    stored_at    text NOT NULL
);
CREATE INDEX files_of_subject ON files (subject_kind, subject_id, id);
CREATE INDEX files_of_content ON files (digest);
