-- The outbox. A mail is written in the transaction of the change that it tells of, and sent by a job. Its Message-ID
-- follows from the row, so that a mail that is sent twice by an accident is one mail to whoever receives it.
CREATE TABLE mails (
    id         $identity,
    recipient  text NOT NULL,
    subject    text NOT NULL,
    text_body  text NOT NULL,
    html_body  text NOT NULL,
    language   text NOT NULL,
    about_kind text NOT NULL,
    about_id   bigint NOT NULL,
    status     text NOT NULL,
    tries      integer NOT NULL DEFAULT 0,
    last_error text NOT NULL DEFAULT '',
    queued_at  text NOT NULL,
    sent_at    text,
    CHECK (status IN ('queued', 'sent', 'failed'))
);
CREATE INDEX mails_status ON mails (status, id);
CREATE INDEX mails_about ON mails (about_kind, about_id, id);
