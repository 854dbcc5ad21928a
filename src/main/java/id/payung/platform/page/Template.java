package id.payung.platform.page;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The template of a {@link PageModel}: {@code "meetings/show"} is {@code src/main/jte/meetings/show.jte}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Template {
  String value();
}
