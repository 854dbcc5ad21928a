-- The registry of Spring Modulith: what happened and who has still to hear of it. Ids and counts only, never a name.
CREATE TABLE platform.event_publication (
  id                     uuid PRIMARY KEY,
  listener_id            text NOT NULL,
  event_type             text NOT NULL,
  serialized_event       text NOT NULL,
  publication_date       timestamptz NOT NULL,
  completion_date        timestamptz,
  status                 text,
  completion_attempts    int,
  last_resubmission_date timestamptz
);
CREATE INDEX event_publication_open ON platform.event_publication (publication_date) WHERE completion_date IS NULL;
CREATE INDEX event_publication_event ON platform.event_publication USING hash (serialized_event);
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.event_publication TO payung_door, payung_wide, payung_narrow, payung_warden, payung_sealer;
