-- What belongs to a meeting on paper or as a picture: the invitation, the attendance list, photos, what was shown. As wide as the meeting itself.
CREATE TABLE meetings.file (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  meeting       uuid NOT NULL,
  kind          text COLLATE "C" NOT NULL CHECK (kind IN ('invitation', 'attendance', 'photo', 'material')),
  name          text NOT NULL CHECK (length(name) BETWEEN 1 AND 300),
  sha256        text COLLATE "C" NOT NULL,
  media_type    text COLLATE "C" NOT NULL,
  size          bigint NOT NULL,
  added_by      text NOT NULL,
  added_at      timestamptz NOT NULL,
  organisations uuid[] NOT NULL DEFAULT '{}',
  PRIMARY KEY (regency, id),
  UNIQUE (regency, meeting, sha256),
  FOREIGN KEY (regency, meeting) REFERENCES meetings.meeting
);
SELECT platform.guard('meetings.file', 'parties:organisations read-only');
