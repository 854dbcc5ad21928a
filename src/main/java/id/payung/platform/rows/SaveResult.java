package id.payung.platform.rows;

import java.util.List;

/**
 * What a guarded save did.
 *
 * @param row as it is kept now, with its new version
 * @param differences from what was kept before
 */
public record SaveResult<R extends Record>(R row, RecordDifferences differences) {
  /** False when the record already said all this; then no statement was sent. */
  public boolean changed() {
    return !differences.isEmpty();
  }

  /** Names of the changed components, for the trail. */
  public List<String> fields() {
    return differences.fields();
  }
}
