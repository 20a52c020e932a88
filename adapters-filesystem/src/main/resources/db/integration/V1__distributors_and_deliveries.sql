create table distributor (
    place integer primary key autoincrement,
    id text not null unique,
    host text,
    path text,
    method integer,
    events text,
    authentication blob,
    signing_secret blob not null,
    created integer not null,
    updated integer not null
) strict;

create table delivery (
    place integer primary key autoincrement,
    id text not null unique,
    distributor text not null references distributor (id) on delete cascade,
    number integer not null,
    event blob not null,
    state integer not null,
    attempts integer not null,
    due integer not null,
    last text
) strict;

create index delivery_queue on delivery (distributor, state, place);
create index delivery_age on delivery (state, number);

create table feed (
    only integer primary key check (only = 1),
    cursor integer not null
) strict;
