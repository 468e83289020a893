-- The folders that a file was in at its sender's, with '/' between them; null for none. Nodes of schema 8 leave it null.
alter table stored_file add column folder text;
