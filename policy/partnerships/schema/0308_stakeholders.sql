-- R18: those concerned at each party, with what they have at stake and how far they are involved; and a version of each party, so
-- that the second of two people who edit it at once is told and no edit is lost.
create table partnership_stakeholders (
    id $identity,
    partnership_id bigint not null references partnerships(id),
    party_id bigint references partnership_parties(id),    -- none: of our own house
    name text not null,                    -- a function, a group, an office or a person
    interest text not null default '',     -- what it has at stake, or its part in it
    involvement text not null,             -- not_asked, informed, consulted, taking_part
    version integer not null default 1
);
create index partnership_stakeholders_of on partnership_stakeholders(partnership_id, id);
create index partnership_stakeholders_party on partnership_stakeholders(party_id);
alter table partnership_parties add column version integer not null default 1;
