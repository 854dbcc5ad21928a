package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Expressions that are put together while the program runs, which no constant tells. Each place is named here; what it
 * makes is kept in a static field of its class, and tried like those that are written out.
 */
class BuiltExpressionTests {
  private static final Path CLASSES = Path.of("target/classes/id/payung");

  private static final Set<String> KEPT_IN_FIELDS = Set.of("id.payung.accounts.BrowserName$UserAgentFamily#<init>",
      "id.payung.agreements.registersheet.PartnerKindWords#add", "id.payung.platform.sheets.DateParser#<clinit>");

  /** The operator's own setting, compared with the address of a connection. */
  private static final Set<String> OF_THE_OPERATOR =
      Set.of("id.payung.platform.web.WebConfiguration#sharedConnectionsCustomizer");

  @Test
  void every_expression_that_is_built_at_run_time_is_known() throws IOException {
    assertThat(RegularExpressionScan.placesOfBuiltOnes(CLASSES)
        .stream()
        .map(place -> place.replaceAll("#lambda\\$(\\w+)\\$\\d+$", "#$1"))
        .collect(Collectors.toSet()))
        .isEqualTo(Set.copyOf(Stream.concat(KEPT_IN_FIELDS.stream(), OF_THE_OPERATOR.stream()).toList()));
  }

  @Test
  void none_of_them_looks_at_a_letter_again_and_again() throws ReflectiveOperationException {
    for (String place : KEPT_IN_FIELDS) {
      List<Pattern> built = listPatterns(Class.forName(place.replaceFirst("[$#].*", "")));
      assertThat(built).as(place).isNotEmpty();
      for (Pattern pattern : built) {
        assertThat(RegularExpressionTests.faultOf(pattern, true)).as(place + " " + pattern).isNull();
      }
    }
  }

  @Test
  void a_slow_one_would_be_found() {
    assertThat(RegularExpressionTests.faultOf(Pattern.compile("\\bVersion/[\\d.]+ .*Safari/"), true)).isNotNull();
  }

  private static List<Pattern> listPatterns(Class<?> type) throws ReflectiveOperationException {
    List<Pattern> found = new ArrayList<>();
    for (Field field : type.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && !field.getType().isPrimitive()) {
        field.setAccessible(true);
        collect(field.get(null), found);
      }
    }
    return found;
  }

  private static void collect(Object value, List<Pattern> found) throws ReflectiveOperationException {
    switch (value) {
      case Pattern pattern -> found.add(pattern);
      case Map<?, ?> map -> {
        collect(map.keySet(), found);
        collect(map.values(), found);
      }
      case Collection<?> many -> {
        for (Object one : many) {
          collect(one, found);
        }
      }
      case Record row -> {
        for (RecordComponent part : row.getClass().getRecordComponents()) {
          part.getAccessor().setAccessible(true);
          collect(part.getAccessor().invoke(row), found);
        }
      }
      case null, default -> {}
    }
  }
}
