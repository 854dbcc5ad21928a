package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.DerivedColumn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A method whose result is written to the column of its name and never read, for example {@code String search()}: the
 * column follows from the components and is kept in step with them.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface DerivedColumn {}
