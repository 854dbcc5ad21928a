package id.payung.platform.form;

import id.payung.platform.page.SeeOther;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A form that came back to the page that it stands in; an argument of that page's handler. */
public final class ReturnedForm<F extends Record> {
  private static final String FORM = "form";
  private static final String TYPED = "typed";
  private static final String WRONG = "wrong";
  private static final String ARGS = "wrongArgs";

  private final @Nullable FormFields fields;

  private ReturnedForm(@Nullable FormFields fields) {
    this.fields = fields;
  }

  /** What was typed with its mistakes; when no such form came back, the one that the page shows otherwise. */
  public FormFields or(Supplier<FormFields> otherwise) {
    return fields == null ? otherwise.get() : fields;
  }

  /** What was typed with its mistakes; null when no such form came back. */
  public @Nullable FormFields orNull() {
    return fields;
  }

  /** The page with a form of it filled in, as somebody had filled it in before what they did was undone. */
  public static SeeOther fillIn(Record form, SeeOther page) {
    return carry(FormFields.of(form), page);
  }

  static SeeOther carry(FormFields fields, SeeOther back) {
    var wrong = new LinkedHashMap<String, String>();
    var args = new LinkedHashMap<String, List<Object>>();
    fields.mistakes().forEach((field, mistake) -> {
      wrong.put(field, mistake.key());
      args.put(field, mistake.args());
    });
    var typed = new LinkedHashMap<String, List<String>>();
    fields.texts().forEach((name, texts) -> typed.put(name, List.copyOf(texts)));
    return back.carrying(FORM, fields.schema().name())
        .carrying(TYPED, typed)
        .carrying(WRONG, wrong)
        .carrying(ARGS, args);
  }

  /** @param flash what the request before left, or null */
  @SuppressWarnings("unchecked")
  static <F extends Record> ReturnedForm<F> of(Class<F> type, @Nullable Map<String, ?> flash) {
    if (flash == null || !type.getName().equals(flash.get(FORM)) || !(flash.get(TYPED) instanceof Map<?, ?> typed)
        || !(flash.get(WRONG) instanceof Map<?, ?> wrong) || !(flash.get(ARGS) instanceof Map<?, ?> args)) {
      return new ReturnedForm<>(null);
    }
    Map<String, FieldMistake> mistakes = new LinkedHashMap<>();
    wrong.forEach((field, key) -> mistakes.put((String) field,
        new FieldMistake((String) key, args.get(field) instanceof List<?> some ? (List<Object>) some : List.of())));
    return new ReturnedForm<>(
        new FormFields(FormSchema.of(type), "", (Map<String, List<String>>) typed, mistakes, List.of()));
  }
}
