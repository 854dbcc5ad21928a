package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.CopiesReachTo;

import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A table whose rows carry copies of the reach of this record's rows, because policies do not join. All of them are
 * named at the one record that they copy; {@link id.payung.platform.rows.ReachCopies} keeps them in step.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@Repeatable(CopiesReachTo.Tables.class)
public @interface CopiesReachTo {
  /** Schema and table that carry the copies. */
  String value();

  /** Its columns that hold the key of this record, or of the table {@link #through()}. */
  String[] by();

  /** For a grandchild: the table between, which is named by another annotation of the same record. */
  String through() default "";

  /** The key of the table between, beside the regency. */
  String[] throughKey() default {"id"};

  /**
   * The advisory lock, together with the id that {@link #by()} holds, under which rows are inserted there by who cannot
   * lock this record, because they may read it and no more; empty where they lock the record. Whoever changes the reach
   * holds it shared, so that no row is inserted with the reach of before.
   */
  String insertLock() default "";

  /**
   * Which of its rows: a column and the text in it, as {@code kind=activity}, where {@link #by()} names rows of several
   * kinds; empty for all.
   */
  String only() default "";

  /** What is copied; empty: all organisations and villages that the record's reach names. */
  String[] columns() default {};

  /** Container of several. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Tables {
    CopiesReachTo[] value();
  }
}
