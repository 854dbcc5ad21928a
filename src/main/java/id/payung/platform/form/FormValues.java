package id.payung.platform.form;

import id.payung.platform.i18n.PlainTextSanitiser;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionException;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.validation.DataBinder;
import org.springframework.web.multipart.MultipartFile;

/**
 * What was sent, made regular before it is bound: text is stripped, blank rows are left out and the others numbered
 * from 0, what is no field of the form is left out, and no list is longer than any form needs.
 */
final class FormValues implements DataBinder.ValueResolver {
  static final int MOST_VALUES = 1000;
  static final int MOST_ROWS = 300;

  /** Of a value that is no text: a date, a number, an id, a code. Longer ones are not even tried. */
  private static final int LONGEST_VALUE = 200;

  private static final Pattern ROW = Pattern.compile("([A-Za-z]\\w*)\\[(\\d{1,6})]\\.([A-Za-z][\\w.]*)");
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z][\\w.]*");

  private final FormSchema schema;
  private final Map<String, List<String>> values = new LinkedHashMap<>();
  private final Map<String, List<MultipartFile>> files;
  private final Set<String> tooMany = new LinkedHashSet<>();

  /** Stands for a text that is none of what the field takes; no binder can make anything of it. */
  record Unreadable(String text) {}

  /**
   * @param sent each name with what was sent under it, in the order of the browser
   * @param files by field, those that were chosen
   */
  FormValues(FormSchema schema, Map<String, List<String>> sent, Map<String, List<MultipartFile>> files) {
    this.schema = schema;
    this.files = files;
    Map<String, TreeMap<Integer, Map<String, List<String>>>> rows = new LinkedHashMap<>();
    sent.forEach((name, texts) -> {
      Matcher row = ROW.matcher(name);
      if (row.matches() && schema.find(name) != null) {
        rows.computeIfAbsent(row.group(1), list -> new TreeMap<>())
            .computeIfAbsent(Integer.parseInt(row.group(2)), number -> new LinkedHashMap<>())
            .put(row.group(3), read(name, texts));
      } else if (PLAIN.matcher(name).matches() && schema.find(name) != null) {
        values.put(name, read(name, texts));
      }
    });
    rows.forEach(this::addRows);
  }

  private List<String> read(String name, List<String> texts) {
    FormSchema.Field field = schema.find(name);
    boolean stripped = field == null || field.isStripped();
    if (texts.size() > MOST_VALUES) {
      tooMany.add(name);
    }
    Stream<String> read =
        texts.stream().limit(MOST_VALUES).map(FormValues::plain).map(text -> stripped ? text.strip() : text);
    return field != null && field.isList() ? read.filter(text -> !text.isBlank()).distinct().toList() : read.toList();
  }

  /** A browser counts a new line as one letter and sends it as two. */
  private static String plain(String sent) {
    return PlainTextSanitiser.sanitise(sent).replace("\r\n", "\n");
  }

  private void addRows(String list, TreeMap<Integer, Map<String, List<String>>> sent) {
    FormSchema.Field field = schema.find(list);
    Set<String> counting = field == null || field.row() == null ? Set.of() : field.row().filledWhen();
    int number = 0;
    for (Map<String, List<String>> row : sent.values()) {
      if (row.entrySet().stream().noneMatch(entry -> isFilled(entry, counting))) {
        continue;
      }
      if (number == MOST_ROWS) {
        tooMany.add(list);
        return;
      }
      String at = list + "[" + number++ + "].";
      row.forEach((name, texts) -> values.put(at + name, texts));
    }
  }

  private static boolean isFilled(Map.Entry<String, List<String>> entry, Set<String> counting) {
    return (counting.isEmpty() || counting.contains(entry.getKey()))
        && entry.getValue().stream().anyMatch(text -> !text.isBlank());
  }

  @Override
  public @Nullable Object resolveValue(String path, Class<?> type) {
    String name = schema.sentName(path);
    if (files.containsKey(name) && (type == MultipartFile.class || Collection.class.isAssignableFrom(type))) {
      List<MultipartFile> given = files.get(name);
      return type != MultipartFile.class ? given : given.isEmpty() ? null : given.getFirst();
    }
    FormSchema.Field field = schema.find(name);
    if (field == null || name.endsWith("]") || field.row() != null && !field.isList()) {
      return null; // a row or a part: the binder makes it of its own fields
    }
    List<String> texts = values.get(name);
    if (field.isList()) {
      return texts != null ? converted(texts, field) : hasRows(name) ? null : converted(List.of(), field);
    }
    String text = texts == null || texts.isEmpty() ? "" : texts.getFirst();
    if (type == String.class) {
      return text;
    }
    return text.isBlank() ? absent(type, texts == null) : converted(text, field);
  }

  /** What stands for nothing: a tick that is not set, a number that the form does not have; a blank one is missing. */
  private static @Nullable Object absent(Class<?> type, boolean unknown) {
    return type == boolean.class ? Boolean.FALSE : !unknown ? null
        : type == int.class ? (Object) 0
        : type == long.class ? 0L
        : null;
  }

  private boolean hasRows(String list) {
    return values.keySet().stream().anyMatch(name -> name.startsWith(list + "["));
  }

  /** Before the binder would: where a converter refuses, that falls back on laxer readers of its own. */
  private static @Nullable Object converted(Object texts, FormSchema.Field field) {
    boolean ofText = field.isList() && field.valueType().getElementTypeDescriptor() instanceof TypeDescriptor element
        && element.getType() == String.class;
    if (!ofText && longest(texts) > LONGEST_VALUE) {
      return new Unreadable("");
    }
    try {
      return FormConversions.SERVICE.convert(texts, TypeDescriptor.forObject(texts), field.valueType());
    } catch (ConversionException e) {
      return new Unreadable(texts.toString());
    }
  }

  private static int longest(Object texts) {
    return texts instanceof List<?> several
        ? several.stream().mapToInt(text -> text.toString().length()).max().orElse(0)
        : texts.toString().length();
  }

  @Override
  public Set<String> getNames() {
    Set<String> names = schema.unwrappedPaths().collect(Collectors.toCollection(LinkedHashSet::new));
    values.keySet().forEach(name -> names.add(schema.pathOf(name)));
    files.keySet().forEach(name -> names.add(schema.pathOf(name)));
    return names;
  }

  Map<String, List<String>> values() {
    return values;
  }

  /** Lists of which more was sent than any form has. */
  List<String> tooMany() {
    return new ArrayList<>(tooMany);
  }

  /** Whether anything stands in fields whose names begin so. */
  static boolean hasRow(Map<String, List<String>> values, String start) {
    return values.keySet().stream().anyMatch(name -> name.startsWith(start));
  }
}
