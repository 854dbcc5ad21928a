-- All deeds of a person of the last hour can be taken back, each by its own row, and one page lists them. What the list needs stands beside the deed, which
-- may be large: the sentence that was said, and the mandates that it was done under.
ALTER TABLE platform.undo_offer DROP CONSTRAINT undo_offer_pkey;
ALTER TABLE platform.undo_offer ADD PRIMARY KEY (regency, person, id);
ALTER TABLE platform.undo_offer ADD COLUMN said text NOT NULL DEFAULT '' CHECK (length(said) <= 200000);
