package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.TextLength;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No form takes text without an end: each text has a greatest length, or a pattern of what it may be. */
class FormBoundTests {
  private static final Path CLASSES = Path.of("target/classes");
  private static final java.util.regex.Pattern TAKEN =
      java.util.regex.Pattern.compile("(?:Submission|ReturnedForm)<(?:\\w+\\.)?(\\w+)>");

  @Test
  void every_text_of_every_form_has_a_bound() throws Exception {
    Set<Class<?>> seen = new HashSet<>();
    List<String> unbounded = new ArrayList<>();
    for (Class<?> form : forms()) {
      collect(form, seen, unbounded);
    }

    assertThat(seen).hasSizeGreaterThan(50);
    assertThat(unbounded).isEmpty();
  }

  /**
   * The database counts letters, {@code @Size} and {@code String.length} count places of Java, of which one letter may
   * have two: what is long enough to them may be too short to it. So no text has a least length but by TextLength.
   */
  @Test
  void a_least_length_is_counted_in_letters() throws Exception {
    java.util.regex.Pattern least = java.util.regex.Pattern.compile(
        "@Size\\([^)]*\\bmin = (?!1\\b)|(?:title|text|reason)(?:\\(\\))?\\.length\\(\\) < (?!1\\b)(?:\\d|MIN)");
    List<String> counted = new ArrayList<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/id/payung"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        least.matcher(Files.readString(source))
            .results()
            .forEach(found -> counted.add(source.getFileName() + ": " + found.group()));
      }
    }

    assertThat(least.matcher("@Size(min = 3, max = 9)").find()).isTrue();
    assertThat(least.matcher("title.length() < 3").find()).isTrue();
    assertThat(counted).isEmpty();
    assertThat(TextLength.of("\ud834\udd1ea")).isEqualTo(2);
  }

  @Test
  void the_search_sees_a_text_without_a_bound() {
    List<String> unbounded = new ArrayList<>();
    collect(Unbounded.class, new HashSet<>(), unbounded);
    assertThat(unbounded).containsExactly("Unbounded.free", "Unbounded.several", "Row.inner", "Row.atLeast");
  }

  record Unbounded(@Size(max = 5) String bounded, String free, List<String> several,
      List<@Size(max = 3) String> boundedOnes, @Pattern(regexp = "a|b") String chosen, List<Row> rows) {}

  record Row(String inner, @Size(min = 2) String atLeast) {}

  private static void collect(Class<?> form, Set<Class<?>> seen, List<String> unbounded) {
    if (!seen.add(form)) {
      return;
    }
    for (FormSchema.Field field : FormSchema.of(form).fields()) {
      if (field.row() != null) {
        collect(field.row().type(), seen, unbounded);
      } else if (!isBounded(field.component())) {
        unbounded.add(form.getSimpleName() + "." + field.name());
      }
    }
  }

  private static boolean isBounded(RecordComponent component) {
    if (component.getType() == String.class) {
      return isBounded(component.getAccessor());
    }
    return !(component.getAnnotatedType() instanceof AnnotatedParameterizedType list
        && list.getAnnotatedActualTypeArguments()[0].getType() == String.class)
        || isBounded(list.getAnnotatedActualTypeArguments()[0]);
  }

  private static boolean isBounded(AnnotatedElement text) {
    Size size = text.getAnnotation(Size.class);
    return text.isAnnotationPresent(Pattern.class) || size != null && size.max() < Integer.MAX_VALUE;
  }

  static List<Class<?>> forms() throws IOException, ClassNotFoundException {
    Set<String> names = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java/id/payung"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        TAKEN.matcher(Files.readString(source)).results().forEach(found -> names.add(found.group(1)));
      }
    }
    List<Class<?>> forms = new ArrayList<>();
    try (Stream<Path> classes = Files.walk(CLASSES.resolve("id/payung"))) {
      for (String name : classes.map(file -> CLASSES.relativize(file).toString())
          .filter(file -> names.stream().anyMatch(form -> file.matches(".*[/$]" + form + "\\.class")))
          .map(file -> file.replace(".class", "").replace('/', '.'))
          .collect(Collectors.toCollection(TreeSet::new))) {
        Class<?> form = Class.forName(name);
        if (form.isRecord()) {
          forms.add(form);
        }
      }
    }
    return forms;
  }
}
