package id.payung.platform.archive;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an archive says about itself. The hashes of its entries stand in {@code SHA256SUMS} beside it.
 *
 * @param format grows when an older Payung could not read it any more; 2: with a code that says who made it; 3:
 * encrypted
 * @param migrations in the order in which they were applied
 * @param loads migrations that are repeated when their content changes (they load tables): their rows are in the
 * archive
 */
record ArchiveManifest(int format, Instant made, String postgres, List<ArchivedMigration> migrations,
    List<ArchivedRepeatableMigration> loads, List<ArchivedTable> tables, List<ArchivedSequence> sequences, long files) {
  static final int CURRENT_FORMAT = 3;
  private static final int FIRST_FORMAT_WITH_CODE = 2;
  private static final int FIRST_ENCRYPTED_FORMAT = 3;

  /**
   * The first that came after the code: tables in which it was applied were written by a Payung that always writes it.
   */
  private static final String FIRST_MIGRATION_AFTER_CODE = "V1_03_04__";

  record ArchivedMigration(String version, String script, int checksum) {}

  record ArchivedRepeatableMigration(String description, String type, String script, int checksum) {}

  /**
   * One table's rows, in the text format of COPY.
   *
   * @param bytes of that text; not in archives of before format 3
   */
  record ArchivedTable(TableDefinition shape, String entry, long rows, @Nullable Long bytes) {}

  record ArchivedSequence(String schema, String name, long value, boolean used) {}

  /** Whether who made it always left a code, whatever format it says of itself. */
  boolean isOfCodedTime() {
    return format >= FIRST_FORMAT_WITH_CODE
        || migrations.stream().anyMatch(one -> one.script().contains(FIRST_MIGRATION_AFTER_CODE));
  }

  boolean isEncrypted() {
    return format >= FIRST_ENCRYPTED_FORMAT;
  }

  /** What everybody may read: the format, so that an older Payung can say that it is too old. */
  ArchiveManifest publicPart() {
    return new ArchiveManifest(format, made, "", List.of(), List.of(), List.of(), List.of(), 0);
  }

  long totalRows() {
    return tables.stream().mapToLong(ArchivedTable::rows).sum();
  }
}
