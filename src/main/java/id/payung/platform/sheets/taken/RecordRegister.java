package id.payung.platform.sheets.taken;

/**
 * A register whose rows become records of their own, which are deleted again when they are taken back.
 *
 * @param <T> a row as it was typed
 * @param <N> what is written for a new row
 */
public interface RecordRegister<T, N> extends RegisterKind<T, N, TakenRow> {

  @Override
  default Class<TakenRow> stepType() {
    return TakenRow.class;
  }

  @Override
  default String titleOf(TakenRow step) {
    return step.title();
  }
}
