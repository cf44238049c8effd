-- Imports are written batch by batch after the answer: how far one has come, so that it is taken up again there, and why
-- it could not be done.
alter table imports add column rows_done bigint not null default 0;
alter table imports add column failure text not null default '';    -- text key
