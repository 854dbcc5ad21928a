-- What no record names stays for seven days. Who sent it is known for as long, so that one person cannot fill the disk with it.
CREATE TABLE platform.document_sender (
  regency text COLLATE "C" NOT NULL,
  person  uuid NOT NULL,
  sha256  text COLLATE "C" NOT NULL CHECK (length(sha256) = 64),
  bytes   bigint NOT NULL CHECK (bytes > 0),
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (regency, person, sha256),
  FOREIGN KEY (regency, sha256) REFERENCES platform.document (regency, sha256) ON DELETE CASCADE
);
CREATE INDEX document_sender_sha256 ON platform.document_sender (regency, sha256);
SELECT platform.guard('platform.document_sender', 'wide-only');
