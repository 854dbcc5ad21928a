package id.payung.platform.form;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each rule of each form says what is wrong, rather than that something is. */
class FormWordsTests {
  @Test
  void no_rule_of_a_form_falls_to_the_general_sentence() throws Exception {
    Set<Class<?>> seen = new HashSet<>();
    List<String> speechless = new ArrayList<>();
    for (Class<?> form : FormBoundTests.forms()) {
      collect(form, seen, speechless);
    }

    assertThat(seen).hasSizeGreaterThan(50);
    assertThat(speechless).isEmpty();
  }

  @Test
  void the_search_sees_a_rule_without_words() {
    List<String> speechless = new ArrayList<>();
    collect(Speechless.class, new HashSet<>(), speechless);
    assertThat(speechless).containsExactly("Speechless.code", "Speechless.several", "Row.inner");
  }

  record Speechless(@Pattern(regexp = "\\d") String code, @Size(max = 5) String bounded,
      @Pattern(regexp = "\\d", message = "test.said") String said, List<@Pattern(regexp = "\\d") String> several,
      @Valid List<Row> rows) {}

  record Row(@Pattern(regexp = "\\d") String inner) {}

  private static void collect(Class<?> form, Set<Class<?>> seen, List<String> speechless) {
    if (!seen.add(form)) {
      return;
    }
    for (FormSchema.Field field : FormSchema.of(form).fields()) {
      if (field.row() != null) {
        collect(field.row().type(), seen, speechless);
      }
      if (rules(field.component()).anyMatch(rule -> !says(rule))) {
        speechless.add(form.getSimpleName() + "." + field.name());
      }
    }
  }

  private static Stream<Annotation> rules(RecordComponent component) {
    Stream<AnnotatedElement> places = component.getAnnotatedType() instanceof AnnotatedParameterizedType list
        ? Stream.concat(Stream.of(component.getAccessor()), Arrays.stream(list.getAnnotatedActualTypeArguments()))
        : Stream.of(component.getAccessor());
    return places.flatMap(place -> Arrays.stream(place.getAnnotations()))
        .filter(rule -> rule.annotationType().isAnnotationPresent(jakarta.validation.Constraint.class));
  }

  private static boolean says(Annotation rule) {
    try {
      String message = (String) rule.annotationType().getMethod("message").invoke(rule);
      return !message.startsWith("{") || FormMistakes.hasWords(rule.annotationType().getSimpleName());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
