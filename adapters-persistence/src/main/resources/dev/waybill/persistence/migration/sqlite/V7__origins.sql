-- A keyed hash of the client network that an upload came from, for as long as the installation keeps it. A row goes with
-- its upload. The keys begin with the time of creation: what is to be forgotten is at one end of the table.
create table upload_origin (
  upload_key blob not null primary key check (length(upload_key) = 16),
  network_hash blob not null check (length(network_hash) = 16)
) strict, without rowid;

pragma user_version = 7;
