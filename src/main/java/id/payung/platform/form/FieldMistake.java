package id.payung.platform.form;

import java.util.List;

/** What is wrong with a field: a message key and its arguments. */
record FieldMistake(String key, List<Object> args) {
  static FieldMistake of(String key, Object... args) {
    return new FieldMistake(key, List.of(args));
  }
}
