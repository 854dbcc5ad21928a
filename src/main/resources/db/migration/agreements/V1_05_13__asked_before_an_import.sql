-- A sheet of which something is asked is kept until it is taken: the answers decide what is written.
ALTER TABLE agreements.plan_import ADD COLUMN sheet_sha256 text;
