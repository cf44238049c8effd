-- Which record of which register stands behind an organisation, and what the register said last: a later release is
-- compared with this, so that what people changed since is theirs and stays.
create table register_records (
    origin text not null,
    key text not null,                     -- the register's own key
    organisation_id bigint not null references organisations(id),
    digest text not null,                  -- of everything taken from the record
    fields text not null default '',       -- JSON: the fields as the register wrote them; '' when it only adds to another's
    primary key (origin, key)
);
create index register_records_of on register_records(organisation_id);
alter table imports add column sample text not null default '';    -- JSON: some of the changes, for the check page
alter table imports add column progress_id bigint;
create index organisations_by_legal_entity on organisations(legal_entity_id) where legal_entity_id is not null;
