package id.payung.platform.sheets.taken;

/**
 * A register whose rows become records of their own, which are deleted again when they are taken back.
 *
 * @param <T> a row as it was typed
 * @param <N> what is written for a new row
 */
public interface RecordRegisterKind<T, N> extends RegisterKind<T, N, ImportedRegisterRow> {

  @Override
  default Class<ImportedRegisterRow> stepType() {
    return ImportedRegisterRow.class;
  }

  @Override
  default String titleOf(ImportedRegisterRow step) {
    return step.title();
  }
}
