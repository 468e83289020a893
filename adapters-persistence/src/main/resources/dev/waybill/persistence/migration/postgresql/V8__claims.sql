-- Until when a node deletes the blob of a tombstone; null where none does. Nodes of schema 7 neither set it nor look at it:
-- beside them a blob may be deleted twice, which is no error.
alter table blob_tombstone add column claimed_until bigint;
