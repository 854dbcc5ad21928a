package id.payung.platform.form;

import java.util.List;

/** What is wrong with a field: a message key and its arguments. */
record Mistake(String key, List<Object> args) {
  static Mistake of(String key, Object... args) {
    return new Mistake(key, List.of(args));
  }
}
