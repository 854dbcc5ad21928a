package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.HiddenFromPeople;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A column that is no field to people: the trail does not name it, and the page of a stale save does not show it. On a
 * record class: none of its columns is.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface HiddenFromPeople {}
