package id.payung.platform.lifecycle;

import java.util.Locale;

/** A state of a record. Implemented by an enum, whose constants have the codes that the database keeps. */
public interface LifeCycleState {

  /** Given by {@link Enum}. */
  String name();

  /** The text of the database column: {@code TAKEN_BACK} is kept as {@code taken-back}. */
  default String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** False for a state that no column holds: it follows from other columns, or from a row that is not there yet. */
  default boolean stored() {
    return true;
  }
}
