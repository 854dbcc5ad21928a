package id.payung.platform.web.confirmation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What this handler does cannot be taken back. A form that leads here holds {@code ui.asks}; sent, it is answered by a
 * page that says what will happen, and the same form is sent again from there. No handler that takes files: a browser
 * does not give them back.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AsksFirst {

  /**
   * Message key of what will happen, and that it stays; {@code {0}} is what {@code ui.asks} says it is about. Its title
   * is under {@code .title}, the button under {@code .yes}.
   */
  String value();
}
