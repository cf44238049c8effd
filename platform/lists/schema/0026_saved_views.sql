-- Lists as people arranged them: filters, order and columns as one address, under a name.
create table saved_views (
    id $identity,
    list text not null,
    name text not null,
    query text not null,
    account_id bigint not null,
    shared integer not null default 0,
    saved_at text not null,
    unique (list, account_id, name)
);
