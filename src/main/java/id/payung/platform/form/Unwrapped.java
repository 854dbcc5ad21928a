package id.payung.platform.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a record inside of a form: its fields are sent under their own names, without that of the component before them,
 * so that a form and a table can share a record. Nothing is {@code Nullable} about it: the record is always made.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Unwrapped {}
