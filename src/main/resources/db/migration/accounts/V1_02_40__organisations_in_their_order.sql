-- The list of all organisations by name, also while it is searched.
CREATE INDEX organisation_by_name ON accounts.organisation (regency, name, id);
