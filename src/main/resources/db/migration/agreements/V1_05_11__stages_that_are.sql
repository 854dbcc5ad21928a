-- As every other column of a state: no stage that the software does not know.
ALTER TABLE agreements.agreement ADD CHECK (stage IN ('draft', 'reviewed', 'initialled', 'signed', 'in-force'));
ALTER TABLE agreements.agreement_version ADD CHECK (stage IN ('draft', 'reviewed', 'initialled', 'signed', 'in-force'));
ALTER TABLE agreements.step ADD CHECK (stage IN ('draft', 'reviewed', 'initialled', 'signed', 'in-force'));
