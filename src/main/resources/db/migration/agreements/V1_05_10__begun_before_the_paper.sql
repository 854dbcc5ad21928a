-- The first page of those who keep the register asks for work that began before its paper was complete.
CREATE INDEX agreement_begun ON agreements.agreement (regency, begun_on, id) WHERE begun_on IS NOT NULL AND ended_on IS NULL;
