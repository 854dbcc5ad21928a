package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.JsonColumn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A {@code jsonb} column, written and read by Jackson; a {@code String} holds the JSON text as it is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface JsonColumn {}
