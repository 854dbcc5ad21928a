-- The fields of a proof that were changed after a checker had accepted it, until somebody checks it anew.
ALTER TABLE evidence.use ADD COLUMN mended_described text COLLATE "C";
