CREATE TABLE one (id integer PRIMARY KEY);
ALTER TABLE one ADD COLUMN name text;
