-- The folders that a file was in at its sender's, with '/' between them; null for none.
alter table stored_file add column folder text;

pragma user_version = 9;
