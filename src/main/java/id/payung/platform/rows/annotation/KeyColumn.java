package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.KeyColumn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A part of the primary key, beside the regency. Not needed where the key is the component {@code id}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface KeyColumn {}
