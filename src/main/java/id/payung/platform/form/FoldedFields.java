package id.payung.platform.form;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The fields of a form that are not asked for first.
 *
 * @param filled in how many of them something stands
 * @param wrong with how many of them something is wrong
 */
public record FoldedFields(long filled, long wrong) {

  static FoldedFields of(FormSchema schema, String prefix, Map<String, List<String>> values, Set<String> mistakes) {
    List<String> folded = schema.foldedNames().toList();
    if (folded.isEmpty()) {
      throw new IllegalArgumentException(schema.name() + " has no folded field");
    }
    Stream<String> filled = values.entrySet()
        .stream()
        .filter(one -> !isUsual(schema, prefix, one.getKey(), String.join("", one.getValue())))
        .map(Map.Entry::getKey);
    return new FoldedFields(count(folded, prefix, filled), count(folded, prefix, mistakes.stream()));
  }

  private static boolean isUsual(FormSchema schema, String prefix, String sent, String value) {
    FormSchema.Field field = sent.startsWith(prefix) ? schema.find(sent.substring(prefix.length())) : null;
    FoldedField folded = field == null ? null : field.component().getAnnotation(FoldedField.class);
    return value.isBlank() || folded != null && folded.usual().equals(value);
  }

  /** A row or a part counts as the field that holds it. */
  private static long count(List<String> folded, String prefix, Stream<String> sent) {
    return sent.filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()).replaceFirst("[\\[.].*$", ""))
        .filter(folded::contains)
        .distinct()
        .count();
  }

  public boolean isOpen() {
    return filled + wrong > 0;
  }
}
