-- The score by rule falls back to a lower option, which is told; and a kept score says by which rule it was computed,
-- so that years in work are computed anew when the rule has changed. Closed years stay as they were closed.
ALTER TABLE indicators.score ADD COLUMN complete_option text COLLATE "C";
ALTER TABLE indicators.score ADD COLUMN rule int NOT NULL DEFAULT 1;
