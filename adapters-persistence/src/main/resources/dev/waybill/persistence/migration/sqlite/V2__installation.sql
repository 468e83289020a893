-- What is recorded of the installation as a whole: its id, where its blobs are, when it was last swept.
create table installation_fact (
  name text not null primary key,
  value text not null
) strict, without rowid;

-- Keys that wrap the data keys of a tenant's blobs, each encrypted by the master key that is named.
create table tenant_key (
  key_id text not null primary key check (length(key_id) = 16),
  tenant_id text not null references tenant (id),
  master_id text not null check (length(master_id) = 16),
  sealed text not null,
  created_at integer not null
) strict, without rowid;

create index tenant_key_by_tenant on tenant_key (tenant_id, created_at);

-- Of a blob that is encrypted at rest: the tenant's key that wraps its data key, and the wrapped key.
alter table stored_file add column wrapping_key_id text check (length(wrapping_key_id) = 16);
alter table stored_file add column sealed_key text
  check ((sealed_key is null) = (wrapping_key_id is null));

create index stored_file_by_wrapping_key on stored_file (wrapping_key_id, blob_key)
  where wrapping_key_id is not null;

pragma user_version = 2;
