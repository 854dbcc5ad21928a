-- The day on which an office was last reminded of what it owes; another office begins without one.
ALTER TABLE indicators.request ADD COLUMN reminded_on date;
