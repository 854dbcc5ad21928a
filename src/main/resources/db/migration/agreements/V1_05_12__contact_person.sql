-- Who is called by name; "contact" holds the post and the number of the office.
ALTER TABLE agreements.agreement_version ADD COLUMN contact_person text NOT NULL DEFAULT '';
