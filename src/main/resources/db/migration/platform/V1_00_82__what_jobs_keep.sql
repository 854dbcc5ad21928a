-- What a job keeps on the disk, its result and the parts beside it: what one person and one regency may keep is bounded
-- by it, and the oldest makes room.
ALTER TABLE platform.job ADD COLUMN kept_bytes bigint NOT NULL DEFAULT 0 CHECK (kept_bytes >= 0);
UPDATE platform.job j SET kept_bytes = d.size
  FROM platform.document d WHERE d.regency = j.regency AND d.sha256 = j.result_sha256;
CREATE INDEX job_keeping ON platform.job (regency, person, finished_at, id) WHERE kept_bytes > 0;
