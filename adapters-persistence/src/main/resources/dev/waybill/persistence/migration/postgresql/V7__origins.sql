-- A keyed hash of the client network that an upload came from, for as long as the installation keeps it. A row goes with
-- its upload; nothing refers to it by a foreign key, so that nodes of schema 6 can still remove the upload. The keys begin
-- with the time of creation: what is to be forgotten is at one end of the index.
create table upload_origin (
  upload_key uuid not null primary key,
  network_hash bytea not null check (length(network_hash) = 16)
);

alter table upload_origin set (autovacuum_vacuum_scale_factor = 0.01);
