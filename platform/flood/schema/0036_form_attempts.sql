-- Flood protection of forms that stand open to everybody: who sent which form when, by a keyed digest of the address, kept a day.
create table form_attempts (
    id $identity,
    form text not null,
    sender text not null,
    at text not null
);
create index form_attempts_at on form_attempts(at);
create index form_attempts_of on form_attempts(form, sender, at);
