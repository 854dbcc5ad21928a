-- Files, kept once per regency by the SHA-256 of the bytes received. A record stores the hash in a column named sha256 or …_sha256 and serves the
-- file through its own rule; here stands only what the file is. Its name belongs to the record: names can tell of people.
CREATE TABLE platform.document (
  regency     text COLLATE "C" NOT NULL,
  sha256      text COLLATE "C" NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size        bigint NOT NULL CHECK (size > 0),
  kind        text COLLATE "C" NOT NULL,          -- what its bytes say it is: jpeg, png, pdf, xlsx, docx, csv, zip
  state       text COLLATE "C" NOT NULL CHECK (state IN ('pending', 'kept')),
  readable    boolean NOT NULL,                   -- false: it could not be opened, or it needs a password
  width       int,
  height      int,
  pages       int,
  phash       bigint,                             -- likeness of pictures, and its four bands of 16 bits to search by
  band0       int,
  band1       int,
  band2       int,
  band3       int,
  received_at timestamptz NOT NULL,
  touched_at  timestamptz NOT NULL,               -- when the same bytes came last; the sweeper counts its seven days from here
  PRIMARY KEY (regency, sha256),
  CHECK ((phash IS NULL) = (band0 IS NULL) AND (phash IS NULL) = (band3 IS NULL))
);
CREATE INDEX document_band0 ON platform.document (regency, band0) WHERE phash IS NOT NULL;
CREATE INDEX document_band1 ON platform.document (regency, band1) WHERE phash IS NOT NULL;
CREATE INDEX document_band2 ON platform.document (regency, band2) WHERE phash IS NOT NULL;
CREATE INDEX document_band3 ON platform.document (regency, band3) WHERE phash IS NOT NULL;
CREATE INDEX document_touched ON platform.document (regency, touched_at);
SELECT platform.guard('platform.document', 'shared');

-- When and where a picture was taken: proof, and nobody else's business.
CREATE TABLE platform.document_origin (
  regency   text COLLATE "C" NOT NULL,
  sha256    text COLLATE "C" NOT NULL,
  taken_at  timestamp,                            -- the camera's clock
  utc_offset text COLLATE "C",
  latitude  double precision CHECK (latitude BETWEEN -90 AND 90),
  longitude double precision CHECK (longitude BETWEEN -180 AND 180),
  PRIMARY KEY (regency, sha256),
  FOREIGN KEY (regency, sha256) REFERENCES platform.document (regency, sha256) ON DELETE CASCADE,
  CHECK ((latitude IS NULL) = (longitude IS NULL))
);
SELECT platform.guard('platform.document_origin', 'wide-only');
