-- Units below organisations; people as functions with holders and dates, and in which capacity somebody acts
-- (R95, R110, R115, R125, T11): functions outlive people.
create table units (
    id $identity,
    organisation_id bigint not null references organisations(id),
    parent_id bigint references units(id),
    name_sv text not null,
    name_en text not null default '',
    code text not null default '',
    closed_on text,
    version integer not null default 1
);
create index units_of on units(organisation_id);

create table people (
    id $identity,
    name text not null,
    sort_key $blob not null,
    email text not null default '',
    phone text not null default '',
    orcid text not null default '',
    account_id bigint,
    kind text not null default 'contact',  -- contact, ambassador, alumnus (R110)
    consent_until text,
    note text not null default '',
    example integer not null default 0,
    version integer not null default 1,
    created_at text not null,
    updated_at text not null
);
create index people_by_name on people(sort_key, id);

create table affiliations (
    id $identity,
    person_id bigint not null references people(id),
    organisation_id bigint not null references organisations(id),
    unit_id bigint references units(id),
    capacity text not null default 'employee',   -- employee, dual, guest, student, alumnus
    starts_on text,
    ends_on text
);
create index affiliations_of_person on affiliations(person_id);
create index affiliations_of_organisation on affiliations(organisation_id);

create table functions (
    id $identity,
    organisation_id bigint not null references organisations(id),
    unit_id bigint references units(id),
    title_sv text not null,
    title_en text not null default '',
    email text not null default '',
    phone text not null default '',
    checked_on text,                       -- when somebody last made sure that it is right
    version integer not null default 1
);
create index functions_of on functions(organisation_id);

create table function_holders (
    id $identity,
    function_id bigint not null references functions(id),
    person_id bigint not null references people(id),
    starts_on text not null,
    ends_on text
);
create index function_holders_of on function_holders(function_id);
create index function_holders_person on function_holders(person_id);
