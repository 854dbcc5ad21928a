-- Who wrote an official result down, by id: of two people of one name each is told of the other's. Rows of before have
-- the name alone.
ALTER TABLE indicators.stage_result ADD COLUMN by_person uuid;
