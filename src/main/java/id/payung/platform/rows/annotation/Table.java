package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The table whose columns the components of this record are, {@code heldOn} being {@code held_on}. Several records may
 * stand for parts of one table. A test compares every declared record with the database's catalogue. <p> Columns are
 * named by convention and need no annotation: the component {@code id} is the key, unless others are {@link KeyColumn};
 * a component {@code int version} that is no key guards against lost updates; the regency is the actor's and needs no
 * component. A component that is a record itself is flattened into its own components.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Table {
  /** Schema and table, for example {@code agreements.party}. */
  String value();

  /**
   * Who of the narrow reach sees a row: the very text that {@code platform.guard} got in the migration. The first lock
   * is made from it. Empty only for tables without a regency.
   */
  String reach() default "";

  /** Who reads, where a policy beside those of the reach lets more people read; empty: the same as {@link #reach()}. */
  String readBy() default "";

  /** False for tables of the installation, which have no column {@code regency}. */
  boolean regency() default true;
}
