-- Reads every row, in a transaction of its own: beside it others read and write the table.
alter table upload validate constraint upload_downloads_check;
