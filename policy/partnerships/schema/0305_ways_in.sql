-- A form from outside that is sent twice is one request; an initiative of the management says who in it gave it (R49); a partner is
-- found however its name is written.
create unique index partnerships_by_status_key on partnerships(status_key_hash) where status_key_hash <> '';
alter table partnerships add column initiated_by text not null default '';
alter table partnership_parties add column folded text not null default '';
update partnership_parties set folded = lower(name_as_written);
