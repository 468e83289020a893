-- What a later version might add, for the test of a rolling upgrade.
alter table upload add column note text;
create index upload_by_note on upload (note);
