-- The register of agreements: what is signed, by whom, until when. Auto-renewal, open end and end date are kept apart,
-- because "in force until" is never guessed (catalogue D13, renewal flow).
create table agreements (
    id $identity,
    title text not null,
    sort_key $blob not null,
    type text not null,                    -- key of institutions/*/agreement_types.toml
    status text not null,
    number text not null default '',       -- the office's own number
    registration_number text not null default '',   -- diarienummer
    signed_on text,
    in_force_on text,
    ends_on text,                          -- null: no end date is known, or open_ended
    end_key text not null default '9999-12-31',     -- ends_on, or far off: NULL sorts differently in the two products
    open_ended integer not null default 0, -- 1: the text says that it has no end
    renewal text not null default 'none',  -- none, automatic, option
    renewal_months integer,
    notice_months integer,
    notice_on text,                        -- last day to give notice: derived, kept for lists and reminders
    department text not null default '',   -- as written; unit_id where it is matched
    unit_id bigint references units(id),
    responsible text not null default '',  -- function, as written; function_id where it is matched
    function_id bigint references functions(id),
    host text not null default '',         -- ki, k or both: which register owns it
    partnership_id bigint,
    replaces_id bigint references agreements(id),
    organisation_id bigint references organisations(id),   -- the first outside party: list and summary
    partner text not null default '',      -- its name as written: shown while it is not matched
    country text not null default '',      -- of that party: summary by country
    folded text not null default '',       -- title, numbers and parties folded: what the list is searched in
    note text not null default '',
    origin text not null default 'user',
    origin_key text not null default '',
    example integer not null default 0,
    version integer not null default 1,
    created_at text not null,
    updated_at text not null
);
create index agreements_by_status on agreements(status, end_key, id);
create index agreements_by_organisation on agreements(organisation_id, ends_on);
create index agreements_by_end on agreements(end_key, id);
create index agreements_by_country on agreements(country, end_key, id);
create index agreements_by_notice on agreements(notice_on, id);
create index agreements_by_partnership on agreements(partnership_id);
create index agreements_by_title on agreements(sort_key, id);
create unique index agreements_by_origin on agreements(origin, origin_key) where origin_key <> '';

-- A party is a legal entity with the unit through which it acts (R202; K acts for Region Stockholm).
create table agreement_parties (
    id $identity,
    agreement_id bigint not null references agreements(id),
    organisation_id bigint references organisations(id),   -- null: not matched yet, only the name as written
    acting_unit text not null default '',
    name_as_written text not null default '',
    country text not null default '',      -- as written; the organisation's own where it is matched
    side text not null default 'partner',  -- host, partner
    position integer not null default 0
);
create index agreement_parties_of on agreement_parties(agreement_id, position);
create index agreement_parties_organisation on agreement_parties(organisation_id, agreement_id);

create table agreement_files (
    id $identity,
    agreement_id bigint not null references agreements(id),
    file_id bigint not null references files(id),   -- platform/files: the content lives in the database by its digest
    kind text not null default 'agreement',   -- agreement, annex, translation, other
    added_at text not null,
    account_id bigint,
    removed_at text                           -- taken from the page; the content stays, because signed documents do
);
create index agreement_files_of on agreement_files(agreement_id);

-- Summaries kept in the same transaction as each change: the dashboard is never staler than the last answered write.
create table agreement_counts (
    status text not null primary key,
    number bigint not null
);
create table agreement_country_counts (
    country text not null primary key,
    number bigint not null
);

-- Reminders that were sent before an end or a last day to give notice: each once, also when the timetable runs twice.
create table agreement_reminders (
    agreement_id bigint not null references agreements(id),
    about text not null,                   -- end, notice
    due_on text not null,                  -- the day that it was about: a moved end is reminded of anew
    months integer not null,               -- how long before
    sent_at text not null,
    primary key (agreement_id, about, due_on, months)
);

-- Column mappings that are remembered: the same head of columns is understood the next time.
create table agreement_mappings (
    id $identity,
    name text not null,
    signature text not null unique,        -- digest of the header, or of the columns' shapes where there is none
    mapping text not null,                 -- JSON: column → field, with value translations
    used_at text not null,
    account_id bigint
);
