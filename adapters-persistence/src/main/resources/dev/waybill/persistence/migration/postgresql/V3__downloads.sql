-- How often an upload was downloaded. The default is for rows that are there, and for nodes of schema 2 that still add
-- some. Neither statement reads the rows: as long as it ran, nobody could use the table.
alter table upload add column downloads bigint not null default 0;
alter table upload add constraint upload_downloads_check check (downloads >= 0) not valid;
