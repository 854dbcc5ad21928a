-- How many steps of an offer are taken back: what broke off in the middle goes on from there instead of losing its offer.
ALTER TABLE platform.undo_offer ADD COLUMN undone int NOT NULL DEFAULT 0 CHECK (undone >= 0);
