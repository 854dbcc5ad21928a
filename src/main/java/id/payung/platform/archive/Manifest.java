package id.payung.platform.archive;

import java.time.Instant;
import java.util.List;

/**
 * What an archive says about itself. The hashes of its entries stand in {@code SHA256SUMS} beside it.
 *
 * @param format grows when an older Payung could not read it any more
 * @param migrations in the order in which they were applied
 * @param loads migrations that are repeated when their content changes (they load tables): their rows are in the
 * archive
 */
record Manifest(int format, Instant made, String postgres, List<Migration> migrations, List<Load> loads,
    List<TableContent> tables, List<SequenceState> sequences, long files) {
  static final int FORMAT = 1;

  record Migration(String version, String script, int checksum) {}

  record Load(String description, String type, String script, int checksum) {}

  /** One table's rows, in the text format of COPY. */
  record TableContent(TableShape shape, String entry, long rows) {}

  record SequenceState(String schema, String name, long value, boolean used) {}

  long rows() {
    return tables.stream().mapToLong(TableContent::rows).sum();
  }
}
