-- The block list: uploads and digests that nobody reads, networks that no upload is taken from. A blocked upload's row
-- goes with the upload. Times are epoch milliseconds.
create table blocked_upload (
  public_id blob not null primary key check (length(public_id) = 16),
  created_at integer not null
) strict, without rowid;

create table blocked_digest (
  sha256 blob not null primary key check (length(sha256) = 32),
  created_at integer not null
) strict, without rowid;

create table blocked_network (
  network text not null primary key,
  created_at integer not null
) strict, without rowid;

pragma user_version = 6;
