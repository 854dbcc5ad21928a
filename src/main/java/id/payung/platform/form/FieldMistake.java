package id.payung.platform.form;

import id.payung.platform.web.Ui;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What is wrong with a field: a message key and its arguments, among which may be a mistake of its own. Without a key
 * the arguments are several mistakes.
 */
record FieldMistake(String key, List<Object> args) {
  static FieldMistake of(String key, Object... args) {
    return new FieldMistake(key, List.of(args));
  }

  static FieldMistake all(List<FieldMistake> several) {
    return several.size() == 1 ? several.getFirst() : new FieldMistake("", List.copyOf(several));
  }

  String say(Ui ui) {
    List<Object> said = args.stream().map(arg -> arg instanceof FieldMistake inner ? inner.say(ui) : arg).toList();
    return key.isEmpty() ? said.stream().map(String::valueOf).collect(Collectors.joining(" "))
        : ui.t(key, said.toArray());
  }
}
