-- Plans and activities repeat the day on which their agreement was ended, as they repeat its title: what is written below it asks its own locked row.
ALTER TABLE agreements.plan ADD COLUMN agreement_ended_on date;
ALTER TABLE agreements.activity ADD COLUMN agreement_ended_on date;
UPDATE agreements.plan p SET agreement_ended_on = a.ended_on
  FROM agreements.agreement a WHERE a.regency = p.regency AND a.id = p.agreement AND a.ended_on IS NOT NULL;
UPDATE agreements.activity v SET agreement_ended_on = a.ended_on, version = v.version + 1
  FROM agreements.agreement a WHERE a.regency = v.regency AND a.id = v.agreement AND a.ended_on IS NOT NULL;
