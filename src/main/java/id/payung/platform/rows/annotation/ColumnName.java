package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.ColumnName;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A column whose name does not follow from the component's. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ColumnName {
  /**
   * The column's name. On a component that is a record of one component (a value such as {@code OnBehalfOf(String
   * name)}), the name of the column of that one.
   */
  String value() default "";

  /** On a component that is a record: what all its columns' names begin with. */
  String prefix() default "";
}
