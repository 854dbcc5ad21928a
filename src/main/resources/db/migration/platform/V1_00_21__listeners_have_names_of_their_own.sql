-- A listener is found again by the id that stands with its unheard event. Until now that was its class and method, so that a
-- new name lost the event; from now on it is a word of its own. What an earlier version left unheard goes on under it.
UPDATE platform.event_publication AS p
SET listener_id = named.id
FROM (VALUES
  ('id.payung.agreements.work.Volumes.held(id.payung.community.ActivityHeld)', 'agreements:volume.held'),
  ('id.payung.agreements.work.Volumes.held(id.payung.community.ActivitiesHeld)', 'agreements:volume.held-batch'),
  ('id.payung.agreements.work.Volumes.amended(id.payung.community.ActivityHeldAmended)', 'agreements:volume.amended'),
  ('id.payung.agreements.work.Volumes.withdrawn(id.payung.community.ActivityHeldWithdrawn)', 'agreements:volume.withdrawn'),
  ('id.payung.evidence.Proposing.on(id.payung.community.PhotoArrived)', 'evidence:proposal.photo'),
  ('id.payung.evidence.Proposing.on(id.payung.community.ActivityHeldWithdrawn)', 'evidence:proposal.withdrawn'),
  ('id.payung.evidence.TellingReporters.on(id.payung.evidence.EvidenceUseChanged)', 'evidence:reporter.use'),
  ('id.payung.indicators.score.ScoreListener.on(id.payung.evidence.EvidenceUseChanged)', 'indicators:score.use'),
  ('id.payung.accounts.UsualOffices.on(id.payung.regions.RegencySwitchedOn)', 'accounts:organisation.defaults')
) AS named (before, id)
WHERE p.listener_id = named.before;
