-- How often an upload was downloaded. The default is for rows that are there, and for nodes of schema 2 that still add some.
alter table upload add column downloads integer not null default 0 check (downloads >= 0);

pragma user_version = 3;
