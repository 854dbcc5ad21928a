-- What an office says when it has mended a proof that a checker sent back, until somebody checks it anew: the checker's words that it
-- answers, its own, and the item whose file was replaced. Null together while nothing is mended.
ALTER TABLE evidence.use
  ADD COLUMN mended_complaint text,
  ADD COLUMN mended_note      text,
  ADD COLUMN mended_by_name   text,
  ADD COLUMN mended_at        timestamptz,
  ADD COLUMN mended_replaced  uuid;
CREATE INDEX use_mended ON evidence.use (regency, evaluation) WHERE mended_at IS NOT NULL;
