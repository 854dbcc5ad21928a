-- The register is also sorted by title, page by page.
CREATE INDEX item_by_title ON evidence.item (regency, title, id) WHERE withdrawn IS NULL;
