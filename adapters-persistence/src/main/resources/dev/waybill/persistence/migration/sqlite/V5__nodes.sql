-- The processes that serve: a row each, which it renews while it lives. Times are epoch milliseconds.
create table node (
  node_id text not null primary key,
  name text not null,
  version text not null,
  master_keys text not null,
  clock_ahead integer not null,
  started_at integer not null,
  stopping integer not null,
  seen_at integer not null
) strict, without rowid;

pragma user_version = 5;
