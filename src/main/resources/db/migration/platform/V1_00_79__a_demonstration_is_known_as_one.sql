-- Accounts of a demonstration have a password that is printed at each start: its folder is never started in earnest. Folders of before are known by
-- their invented people, but for backups, which somebody restored knowingly.
ALTER TABLE platform.installation ADD COLUMN demonstration boolean NOT NULL DEFAULT false;
GRANT UPDATE (demonstration) ON platform.installation TO payung_wide;

DO $$
BEGIN
  IF to_regclass('accounts.person') IS NOT NULL THEN
    UPDATE platform.installation
       SET demonstration = restored_at IS NULL AND EXISTS (SELECT 1 FROM accounts.person WHERE synthetic);
  END IF;
END
$$;
