package id.payung.platform.form;

import id.payung.platform.errors.AlreadyMade;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.RefusedFiles;
import id.payung.platform.errors.Stale;
import id.payung.platform.web.Ui;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a form shows: a text for each field, made from a record or kept as it was typed, and what is wrong with it. The
 * controls of {@code ui/} take it as {@code form}.
 */
public final class FormFields {
  private final FormSchema schema;
  private final String prefix;
  private final Map<String, List<String>> values;
  private final Map<String, FieldMistake> mistakes;
  private final FormReturn back;

  FormFields(FormSchema schema, String prefix, Map<String, List<String>> values, Map<String, FieldMistake> mistakes,
      List<Stale.Difference> differences) {
    this(schema, prefix, values, mistakes, FormReturn.of(differences));
  }

  private FormFields(FormSchema schema, String prefix, Map<String, List<String>> values,
      Map<String, FieldMistake> mistakes, FormReturn back) {
    this.schema = schema;
    this.prefix = prefix;
    this.values = values;
    this.mistakes = mistakes;
    this.back = back;
  }

  /** A form in which nothing stands yet. */
  public static FormFields blank(Class<? extends Record> form) {
    return new FormFields(FormSchema.of(form), "", Map.of(), Map.of(), List.of());
  }

  /** A form that is filled in, for changing what is kept. */
  public static FormFields of(Record form) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    FormSchema schema = FormSchema.of(form.getClass());
    write(form, schema, "", values);
    return new FormFields(schema, "", values, Map.of(), List.of());
  }

  /**
   * The same form with another value in one field.
   *
   * @param value a value or a collection of values; null leaves it blank
   * @throws IllegalArgumentException when the form has no such field
   */
  public FormFields with(String name, @Nullable Object value) {
    known(name);
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    changed.put(path(name), texts(value));
    return new FormFields(schema, prefix, changed, mistakes, back);
  }

  FormFields with(Invalid invalid) {
    Map<String, FieldMistake> wrong = new LinkedHashMap<>();
    invalid.fields().forEach((field, key) -> wrong.put(field, FieldMistake.of(key, invalid.args())));
    return new FormFields(schema, prefix, values, wrong, back);
  }

  FormFields with(RefusedFiles refused) {
    Map<String, List<FieldMistake>> byField = new LinkedHashMap<>();
    for (RefusedFiles.RefusedFile one : refused.files()) {
      FieldMistake why = FieldMistake.of(one.why().key(), one.why().args());
      byField.computeIfAbsent(one.file().getName(), _ -> new ArrayList<>())
          .add(one.name().isEmpty() ? why : FieldMistake.of("errors.file.refused", one.name(), why));
    }
    Map<String, FieldMistake> wrong = new LinkedHashMap<>();
    byField.forEach((field, all) -> wrong.put(field, FieldMistake.all(all)));
    return new FormFields(schema, prefix, values, wrong, back);
  }

  /** What is wrong with the form as a whole. */
  FormFields with(Refused refused) {
    return new FormFields(schema, prefix, values, Map.of("", FieldMistake.of(refused.key(), refused.args())), back);
  }

  FormFields with(AlreadyMade made) {
    return new FormFields(schema, prefix, values, Map.of(), new FormReturn(List.of(), Map.of(), made));
  }

  FormFields with(Map<String, FormUploads.ReturnedFiles> returned) {
    return new FormFields(schema, prefix, values, mistakes, back.with(returned));
  }

  /** Likewise, beside what is wrong already. */
  FormFields alsoWith(Invalid invalid) {
    Map<String, FieldMistake> wrong = new LinkedHashMap<>(mistakes);
    invalid.fields().forEach((field, key) -> wrong.putIfAbsent(field, FieldMistake.of(key, invalid.args())));
    return new FormFields(schema, prefix, values, wrong, back);
  }

  /** Goes on from the version that is kept now: sent again, it is saved. */
  FormFields with(Stale stale, int now) {
    Map<String, List<String>> changed = new LinkedHashMap<>(values);
    for (String version : List.of("version", "basedOn")) {
      if (schema.field(version) != null) {
        changed.put(version, List.of(Integer.toString(now)));
      }
    }
    return new FormFields(schema, prefix, changed, Map.of(), stale.differences());
  }

  /** The name under which a field is sent: {@code lines[0].title} in a row, {@code title} elsewhere. */
  public String path(String name) {
    return prefix + name;
  }

  /** What stands in a field; empty when nothing does. */
  public String value(String name) {
    List<String> texts = values(name);
    return texts.isEmpty() ? "" : texts.getFirst();
  }

  /** What is chosen in a field that takes several. */
  public List<String> values(String name) {
    known(name);
    return values.getOrDefault(path(name), List.of());
  }

  /** Whether nothing stands in any field. */
  public boolean isBlank() {
    return values.values().stream().flatMap(List::stream).allMatch(String::isBlank);
  }

  public boolean isTicked(String name) {
    return value(name).matches("true|on");
  }

  /** The rows of a list, each a form of its own. */
  public List<FormFields> rows(String list) {
    return rows(list, 0);
  }

  /** Likewise, with blank rows after them. */
  public List<FormFields> rows(String list, int blank) {
    FormSchema.Field field = known(list);
    if (field.row() == null) {
      throw new IllegalArgumentException(list + " has no rows");
    }
    int filled = 0;
    while (FormValues.hasRow(values, path(list) + "[" + filled + "].")) {
      filled++;
    }
    List<FormFields> rows = new ArrayList<>();
    for (int i = 0; i < filled + blank; i++) {
      rows.add(new FormFields(field.row(), path(list) + "[" + i + "].", values, mistakes, List.of()));
    }
    return rows;
  }

  /** The fields of a record inside of the form. */
  public FormFields part(String name) {
    FormSchema.Field field = known(name);
    if (field.row() == null || field.isList()) {
      throw new IllegalArgumentException(name + " is no part");
    }
    return new FormFields(field.row(), path(name) + ".", values, mistakes, List.of());
  }

  /** Whether something must stand in a field; in a row that is still blank nothing must. */
  public boolean isRequired(String name) {
    return known(name).isRequired() && !isSpareRow();
  }

  private boolean isSpareRow() {
    Collection<String> making =
        schema.filledWhen().isEmpty() ? schema.fields().stream().map(FormSchema.Field::name).toList()
            : schema.filledWhen();
    return prefix.endsWith("].") && making.stream().allMatch(name -> value(name).isBlank());
  }

  /** How many letters a field takes; 0 without a limit. */
  public int longest(String name) {
    return known(name).longest();
  }

  /**
   * What stands in the fields that are not asked for first.
   *
   * @throws IllegalArgumentException when the form has no {@link FoldedField} field
   */
  public FoldedFields folds() {
    return FoldedFields.of(schema, prefix, values, mistakes.keySet());
  }

  /** Whether they are shown at once: something stands in one, or is wrong with it. */
  public boolean isUnfolded() {
    return folds().isOpen();
  }

  /** Whether the form came back because something is wrong, or because somebody else saved meanwhile. */
  public boolean cameBack() {
    return isWrong() || !differences().isEmpty() || made() != null;
  }

  boolean isWrong() {
    return !mistakes.isEmpty();
  }

  /** What is wrong with a field, in words, or null. */
  public @Nullable String mistake(Ui ui, String name) {
    FieldMistake mistake = mistakes.get(path(name));
    return mistake == null ? null : mistake.say(ui);
  }

  /** Files of a field that came with the form and need not be chosen again. */
  public List<WaitingFile> waitingFiles(String name) {
    FormUploads.ReturnedFiles returned = back.files().get(path(name));
    return returned == null ? List.of() : returned.waiting();
  }

  /** Names of those that have to be chosen again. */
  public List<String> lostFiles(String name) {
    FormUploads.ReturnedFiles returned = back.files().get(path(name));
    return returned == null ? List.of() : returned.lost();
  }

  /** All that is wrong, by field, in words; under an empty name what is wrong with the form as a whole. */
  public Map<String, String> mistakes(Ui ui) {
    Map<String, String> said = new LinkedHashMap<>();
    mistakes.forEach((field, mistake) -> said.put(field, mistake.say(ui)));
    return said;
  }

  /** What somebody else saved meanwhile beside what was typed here. */
  public List<Stale.Difference> differences() {
    return back.differences();
  }

  /** What somebody else made of the same meanwhile, or null. */
  public @Nullable AlreadyMade made() {
    return back.made();
  }

  FormSchema schema() {
    return schema;
  }

  /** All that stands in the form, by the names under which it is sent. */
  public Map<String, List<String>> texts() {
    return values;
  }

  Map<String, FieldMistake> mistakes() {
    return mistakes;
  }

  private FormSchema.Field known(String name) {
    FormSchema.Field field = schema.find(name);
    if (field == null) {
      throw new IllegalArgumentException("the form has no field " + name);
    }
    return field;
  }

  private static void write(Object form, FormSchema schema, String prefix, Map<String, List<String>> values) {
    for (FormSchema.Field field : schema.fields()) {
      Object value = FormMistakes.read(field, form);
      String path = prefix + field.name();
      if (field.row() != null && value instanceof Collection<?> rows) {
        int number = 0;
        for (Object row : rows) {
          write(row, field.row(), path + "[" + number++ + "].", values);
        }
      } else if (field.row() != null && value != null) {
        write(value, field.row(), field.isUnwrapped() ? prefix : path + ".", values);
      } else {
        values.put(path, texts(value));
      }
    }
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case Collection<?> several -> several.stream().flatMap(one -> texts(one).stream()).toList();
      case Boolean yes when !yes -> List.of();
      case Enum<?> constant -> List.of(constant.name());
      case BigDecimal number -> List.of(number.toPlainString());
      default -> List.of(value.toString());
    };
  }
}
