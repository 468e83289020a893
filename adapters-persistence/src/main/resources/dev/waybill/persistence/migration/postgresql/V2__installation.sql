-- Begins with everything of schema 2; from here on the numbers are those of the embedded database's scripts.
-- Times are epoch milliseconds. Uploads are keyed by UUIDs of version 7, so that new rows go to the end of their index.
-- Many rows name their tenant, but only uploads and keys refer to it: each reference locks the tenant's one row a
-- little, and files and tombstones come with an upload.

create table tenant (
  id text not null primary key check (length(id) between 1 and 63),
  created_at bigint not null
);

insert into tenant (id, created_at) values ('default', (extract(epoch from now()) * 1000)::bigint);

create table upload (
  upload_key uuid not null primary key,
  tenant_id text not null references tenant (id),
  public_id uuid not null unique,
  token_hash bytea not null unique check (length(token_hash) = 32),
  access text not null check (access in ('public', 'password', 'private')),
  password_hash text,
  created_at bigint not null,
  expires_at bigint not null,
  version bigint not null,
  check ((access = 'password') = (password_hash is not null))
);

create index upload_by_expiry on upload (expires_at);

create table stored_file (
  upload_key uuid not null references upload (upload_key),
  ordinal integer not null check (ordinal >= 0),
  tenant_id text not null,
  public_id uuid not null unique,
  name text not null,
  media_type text not null,
  size bigint not null check (size >= 0),
  sha256 bytea not null check (length(sha256) = 32),
  crc32 integer not null,
  blob_key text collate "C" not null unique,
  wrapping_key_id text check (length(wrapping_key_id) = 16),
  sealed_key text check ((sealed_key is null) = (wrapping_key_id is null)),
  e2e_scheme text,
  e2e_salt text,
  e2e_iv text,
  primary key (upload_key, ordinal),
  check ((e2e_scheme is null) = (e2e_salt is null) and (e2e_scheme is null) = (e2e_iv is null))
);

create index stored_file_by_wrapping_key on stored_file (wrapping_key_id, blob_key)
  where wrapping_key_id is not null;

create table blob_tombstone (
  blob_key text collate "C" not null primary key,
  tenant_id text not null,
  created_at bigint not null
);

create index blob_tombstone_by_age on blob_tombstone (created_at, blob_key);

-- By default the rows of a fifth of a table have to die before they are cleared away. Here they die at one end of an
-- index, where every sweep begins: a hundredth is enough, and of the tombstones, which all die young, ten thousand.
alter table upload set (autovacuum_vacuum_scale_factor = 0.01);
alter table stored_file set (autovacuum_vacuum_scale_factor = 0.01);
alter table blob_tombstone
  set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 10000);

create table installation_secret (
  name text not null primary key,
  secret bytea not null,
  created_at bigint not null
);

-- What is recorded of the installation as a whole: its id, where its blobs are, when it was last swept.
create table installation_fact (
  name text not null primary key,
  value text not null
);

-- Keys that wrap the data keys of a tenant's blobs, each encrypted by the master key that is named.
create table tenant_key (
  key_id text not null primary key check (length(key_id) = 16),
  tenant_id text not null references tenant (id),
  master_id text not null check (length(master_id) = 16),
  sealed text not null,
  created_at bigint not null
);

create index tenant_key_by_tenant on tenant_key (tenant_id, created_at, key_id);
