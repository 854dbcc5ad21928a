-- A draft that is discarded goes with everything it says, also with what whoever discards it may not read. What was
-- reported, spent or trained refers to activities and lines without a cascade: a plan that has any of it stays.
ALTER TABLE agreements.plan_version DROP CONSTRAINT plan_version_regency_plan_fkey,
  ADD FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id) ON DELETE CASCADE;
ALTER TABLE agreements.plan_text DROP CONSTRAINT plan_text_regency_plan_plan_version_fkey,
  ADD FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
    ON DELETE CASCADE;
ALTER TABLE agreements.guarded_amount DROP CONSTRAINT guarded_amount_regency_plan_plan_version_fkey,
  ADD FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
    ON DELETE CASCADE;
ALTER TABLE agreements.plan_approval DROP CONSTRAINT plan_approval_regency_plan_plan_version_fkey,
  ADD FOREIGN KEY (regency, plan, plan_version) REFERENCES agreements.plan_version (regency, plan, number)
    ON DELETE CASCADE;
ALTER TABLE agreements.activity DROP CONSTRAINT activity_regency_plan_fkey,
  ADD FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id) ON DELETE CASCADE;
ALTER TABLE agreements.budget_line DROP CONSTRAINT budget_line_regency_plan_fkey,
  ADD FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id) ON DELETE CASCADE;
ALTER TABLE agreements.plan_import DROP CONSTRAINT plan_import_regency_plan_fkey,
  ADD FOREIGN KEY (regency, plan) REFERENCES agreements.plan (regency, id) ON DELETE CASCADE;
