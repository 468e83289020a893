-- Times are epoch milliseconds. Keys in blobs are UUIDs, 16 bytes, big-endian, so that they sort as they count.
-- Nothing names the rowid: a table is its primary key's tree, which for uploads grows at its end.

create table tenant (
  id text not null primary key check (length(id) between 1 and 63),
  created_at integer not null
) strict, without rowid;

insert into tenant (id, created_at) values ('default', cast(unixepoch('subsec') * 1000 as integer));

create table upload (
  upload_key blob not null primary key check (length(upload_key) = 16),
  tenant_id text not null references tenant (id),
  public_id blob not null unique check (length(public_id) = 16),
  token_hash blob not null unique check (length(token_hash) = 32),
  access text not null check (access in ('public', 'password', 'private')),
  password_hash text,
  created_at integer not null,
  expires_at integer not null,
  version integer not null,
  check ((access = 'password') = (password_hash is not null))
) strict, without rowid;

create index upload_by_expiry on upload (expires_at);

create table stored_file (
  upload_key blob not null references upload (upload_key),
  ordinal integer not null check (ordinal >= 0),
  tenant_id text not null references tenant (id),
  public_id blob not null unique check (length(public_id) = 16),
  name text not null,
  media_type text not null,
  size integer not null check (size >= 0),
  sha256 blob not null check (length(sha256) = 32),
  crc32 integer not null,
  blob_key text not null unique,
  e2e_scheme text,
  e2e_salt text,
  e2e_iv text,
  primary key (upload_key, ordinal),
  check ((e2e_scheme is null) = (e2e_salt is null) and (e2e_scheme is null) = (e2e_iv is null))
) strict, without rowid;

create table blob_tombstone (
  blob_key text not null primary key,
  tenant_id text not null references tenant (id),
  created_at integer not null
) strict, without rowid;

create index blob_tombstone_by_age on blob_tombstone (created_at);

create table installation_secret (
  name text not null primary key,
  secret blob not null,
  created_at integer not null
) strict, without rowid;

-- What a start looks at to see whether there is anything to migrate: the number of the last script.
pragma user_version = 1;
