-- Long work. What is to be done and how far it is stands in a tenant's table; when it is to be done stands in the scheduler's own, which holds ids
-- only and belongs to a role that sees nothing else.
CREATE TABLE platform.scheduled_tasks (
  task_name            text COLLATE "C" NOT NULL,
  task_instance        text COLLATE "C" NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures int,
  last_heartbeat       timestamptz,
  version              bigint NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON platform.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_beat ON platform.scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_priority ON platform.scheduled_tasks (priority DESC, execution_time);
GRANT USAGE ON SCHEMA platform TO payung_jobs;
GRANT SELECT, INSERT, UPDATE, DELETE ON platform.scheduled_tasks TO payung_jobs;

CREATE TABLE platform.job (
  regency       text COLLATE "C" NOT NULL,
  id            uuid NOT NULL,
  person        uuid NOT NULL,
  mandates      uuid[] NOT NULL,             -- those it was started with: when all of them have ended, it stops
  kind          text COLLATE "C" NOT NULL,   -- module.name; its title is the message of that key
  params        jsonb NOT NULL,              -- ids, years and codes; never a name
  state         text COLLATE "C" NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
  done          bigint NOT NULL DEFAULT 0,
  total         bigint NOT NULL DEFAULT 0,
  cursor        text,                        -- where to go on after a break
  attempts      int NOT NULL DEFAULT 0,
  cancel_asked  boolean NOT NULL DEFAULT false,
  note_key      text COLLATE "C",            -- why it failed, or what it says with its result
  note_args     text[] NOT NULL DEFAULT '{}',
  result_sha256 text COLLATE "C",
  result_name   text,
  created_at    timestamptz NOT NULL,
  started_at    timestamptz,
  finished_at   timestamptz,
  PRIMARY KEY (regency, id)
);
CREATE INDEX job_of_person ON platform.job (regency, person, created_at DESC, id);
CREATE INDEX job_open ON platform.job (regency, created_at) WHERE state IN ('queued', 'running');
SELECT platform.guard('platform.job', 'author:person');
