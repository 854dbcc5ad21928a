package id.payung.platform.rows.annotation;

import id.payung.platform.rows.annotation.NotAColumn;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that is no column, for example the rows of a child table. It is read as an empty collection, or as null;
 * whoever reads the record sets it by {@link id.payung.platform.rows.RecordCopy}. Its changes count as changes of the
 * record.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface NotAColumn {}
