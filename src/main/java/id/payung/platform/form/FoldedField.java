package id.payung.platform.form;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A field of a long form that is not asked for first: the template puts it inside of {@code ui.folded}, which stands
 * open when something stands in such a field or is wrong with it. A field that must be filled in is never folded.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface FoldedField {

  /** What a list says where nobody chose: it counts as nothing. */
  String usual() default "";
}
