package id.payung.platform.documents;

/**
 * Whoever deletes document files first takes this lock and gives up when it cannot:
 * {@code SELECT pg_try_advisory_xact_lock(KEY)}. A backup holds it (shared) from before its snapshot until the last
 * file is copied, so that no file goes whose record it has.
 */
public final class DocumentDeletionLock {
  public static final long ADVISORY_LOCK_KEY = 0x70_61_79_75_6e_67L;

  private DocumentDeletionLock() {}
}
