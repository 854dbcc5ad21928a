package id.payung.platform.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On the record of a row: the fields that make it a row. One in which all of them are blank is left out, whatever its
 * hidden fields and lists send. Without this a row is left out when every field is blank.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NonBlankRowFields {
  String[] value();
}
