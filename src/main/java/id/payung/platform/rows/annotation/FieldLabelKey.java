package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.FieldLabelKey;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The message key that names this field on the page of a stale save. Without it, {@code heldOn} of
 * {@code meetings.meeting} is {@code meetings.field.held-on}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface FieldLabelKey {
  String value();
}
