-- Until when a process deletes the blob of a tombstone; null where none does.
alter table blob_tombstone add column claimed_until integer;

pragma user_version = 8;
