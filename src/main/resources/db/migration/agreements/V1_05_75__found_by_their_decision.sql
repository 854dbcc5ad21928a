-- A decision names what was made of it.
CREATE INDEX agreement_decision ON agreements.agreement (regency, decision) WHERE decision IS NOT NULL;
CREATE INDEX activity_decision ON agreements.activity (regency, decision) WHERE decision IS NOT NULL;
