package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import id.payung.platform.errors.Invalid;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a long form does not ask for first is folded away, and never hides a mistake, a value or what is needed. */
class FoldedFormTests {
  private static final Path TEMPLATES = Path.of("src/main/jte");
  private static final Pattern FOLD = Pattern.compile("(?s)@template\\.ui\\.folded\\(form = (\\w+),.*?\n\\s+`\\)");

  record Long(String title, @FoldedField String note, @FoldedField List<String> several,
      @FoldedField @Nullable Part part) {}

  record Part(String inner) {}

  @Test
  void the_fold_is_open_when_something_stands_in_it_or_is_wrong_with_it() {
    FormFields blank = FormFields.blank(Long.class).with("title", "Rapat").with("note", " ");

    assertThat(blank.isUnfolded()).isFalse();
    assertThat(blank.with("note", "Catatan").isUnfolded()).isTrue();
    assertThat(blank.with("several", List.of("a")).isUnfolded()).isTrue();
    assertThat(FormFields.of(new Long("", "", List.of(), new Part("x"))).isUnfolded()).isTrue();
    assertThat(FormFields.of(new Long("", "", List.of(), null)).isUnfolded()).isFalse();
    assertThat(blank.with(new Invalid("title", "test.wrong")).isUnfolded()).isFalse();
    assertThat(blank.with(new Invalid("note", "test.wrong")).isUnfolded()).isTrue();
    assertThat(blank.with(new Invalid("part.inner", "test.wrong")).isUnfolded()).isTrue();
    assertThat(blank.with("note", "Catatan").with("several", List.of("a", "b")).folds())
        .isEqualTo(new FoldedFields(2, 0));
    assertThat(blank.with("note", "Catatan").with(new Invalid("part.inner", "test.wrong")).folds())
        .isEqualTo(new FoldedFields(1, 1));
    assertThatThrownBy(() -> FormFields.blank(Part.class).isUnfolded()).isInstanceOf(IllegalArgumentException.class);
  }

  record Several(List<Row> rows) {}

  record Row(String what, @FoldedField String note, @FoldedField(usual = "biasa") String how) {}

  @Test
  void the_fold_of_a_row_opens_for_that_row_alone() {
    List<FormFields> rows =
        FormFields.of(new Several(List.of(new Row("satu", "", "biasa"), new Row("dua", "Catatan", "lain"))))
            .rows("rows");

    assertThat(rows.get(0).isUnfolded()).isFalse();
    assertThat(rows.get(1).folds()).isEqualTo(new FoldedFields(2, 0));
  }

  @Test
  void what_must_be_filled_in_is_not_folded() throws Exception {
    assertThat(foldingForms().stream()
        .flatMap(form -> form.foldedNames().filter(name -> form.find(name).isRequired()).map(form.name()::concat)))
        .isEmpty();
  }

  /** The annotation and the template say the same: what is folded in one is so in the other. */
  @Test
  void a_template_folds_the_fields_that_its_form_calls_folded() throws Exception {
    Map<String, String> unlike = new TreeMap<>();
    Set<String> used = new TreeSet<>();
    for (Path template : templates()) {
      String text = Files.readString(template);
      Matcher fold = FOLD.matcher(text);
      while (fold.find()) {
        Set<String> inside = names(fold.group(1), fold.group());
        Set<String> outside = names(fold.group(1), text.replace(fold.group(), ""));
        List<FormSchema> forms = foldingForms().stream()
            .filter(form -> form.foldedNames().toList().containsAll(inside))
            .filter(form -> form.foldedNames().noneMatch(outside::contains))
            .toList();
        forms.forEach(form -> used.add(form.name()));
        if (inside.isEmpty() || forms.isEmpty()) {
          unlike.put(template + " " + fold.group(1), inside + " beside " + outside);
        }
      }
    }
    assertThat(unlike).isEmpty();
    assertThat(used)
        .isEqualTo(foldingForms().stream().map(FormSchema::name).collect(Collectors.toCollection(TreeSet::new)))
        .hasSizeGreaterThan(2);
  }

  private static Set<String> names(String form, String text) {
    return Pattern.compile("form = " + form + ", name = \"(\\w+)\"")
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> all = Files.walk(TEMPLATES)) {
      return all.filter(path -> path.toString().endsWith(".jte")).toList();
    }
  }

  private static List<FormSchema> foldingForms() throws Exception {
    Set<FormSchema> all = new LinkedHashSet<>();
    FormBoundTests.forms().forEach(form -> collect(FormSchema.of(form), all));
    return all.stream().filter(form -> form.foldedNames().findAny().isPresent()).toList();
  }

  private static void collect(FormSchema form, Set<FormSchema> all) {
    if (all.add(form)) {
      form.fields().stream().map(FormSchema.Field::row).filter(Objects::nonNull).forEach(row -> collect(row, all));
    }
  }
}
