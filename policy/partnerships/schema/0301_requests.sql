-- Flood protection of the public form: who sent when, by a keyed digest of the address, kept a day.
create table request_attempts (
    id $identity,
    sender text not null,
    at text not null
);
create index request_attempts_at on request_attempts(at);
