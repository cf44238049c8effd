-- Faults of accessibility that readers tell us of: the law (2018:1937, section 12) asks for a way to do so.
create table accessibility_reports (
    id $identity,
    page text not null,
    text text not null,
    contact text not null,              -- how to answer; may be empty
    created_at text not null,
    closed_at text,
    closed_by bigint references accounts(id)
);
create index accessibility_reports_by_time on accessibility_reports(created_at);
