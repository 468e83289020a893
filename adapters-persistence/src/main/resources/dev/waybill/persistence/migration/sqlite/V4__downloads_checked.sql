-- Nothing to do here: the number is that of PostgreSQL's script, which checks what is there beside others that work.

pragma user_version = 4;
