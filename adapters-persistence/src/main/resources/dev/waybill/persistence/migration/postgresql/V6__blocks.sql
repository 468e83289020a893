-- The block list: uploads and digests that nobody reads, networks that no upload is taken from. A blocked upload's row
-- goes with the upload; nothing refers to it by a foreign key, so that nodes of schema 5 can still remove the upload.
-- Times are epoch milliseconds.
create table blocked_upload (
  public_id uuid not null primary key,
  created_at bigint not null
);

create table blocked_digest (
  sha256 bytea not null primary key check (length(sha256) = 32),
  created_at bigint not null
);

create table blocked_network (
  network text not null primary key,
  created_at bigint not null
);
