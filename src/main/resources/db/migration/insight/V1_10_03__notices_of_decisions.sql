-- An office is told before it is named for decisions of meetings that it owes, as for activities and data.
ALTER TABLE insight.notice DROP CONSTRAINT notice_kind_check;
ALTER TABLE insight.notice ADD CONSTRAINT notice_kind_check CHECK (kind IN ('activity', 'data', 'decisions'));
