-- Who may come in, and as what: accounts, sessions, tokens, the roles people hold, and attempts that are being slowed down.
-- Secrets are kept as digests only; whoever reads the database cannot sign in with what stands there.
create table accounts (
    id $identity,
    email text not null unique,                 -- small letters
    name text not null,
    password_hash text,                         -- Argon2id; none: signs in through the university only
    language text not null default 'sv',
    capacities text not null default '',        -- keys with a space between: "ki k"
    active integer not null default 1,
    must_change integer not null default 0,     -- the password was set by somebody else
    created_at text not null,
    version integer not null default 1
);

create table sessions (
    id $identity,
    token_hash text not null unique,
    account_id bigint not null references accounts(id),
    capacity text not null default '',
    csrf_secret text not null,
    created_at text not null,
    last_seen_at text not null,
    expires_at text not null
);
create index sessions_of_account on sessions(account_id);

create table api_tokens (
    id $identity,
    token_hash text not null unique,
    account_id bigint not null references accounts(id),
    name text not null,
    permissions text not null default '',       -- names with a space between; empty: all that the account may
    created_at text not null,
    expires_at text not null,
    last_used_at text,
    revoked_at text
);
create index api_tokens_of_account on api_tokens(account_id);

create table role_grants (
    id $identity,
    account_id bigint not null references accounts(id),
    role text not null,                         -- key of institutions/*/roles.toml
    unit_id bigint not null default 0,          -- 0: everywhere
    valid_from text not null,
    valid_to text,                              -- the last day
    revoked_at text,
    granted_by bigint
);
create index role_grants_of_account on role_grants(account_id);

-- One row for each account name or address that failed lately, also for names that do not exist.
create table sign_in_attempts (
    subject text primary key,                   -- digest, so that no name or address stands here
    failures integer not null,
    last_at text not null,
    blocked_until text not null
);
create index sign_in_attempts_by_time on sign_in_attempts(last_at);

-- What the program notes about this installation, shared by all its copies: the key it made for itself at its first start,
-- and whether the content is an example.
create table installation (
    name text primary key,
    value text not null
);
