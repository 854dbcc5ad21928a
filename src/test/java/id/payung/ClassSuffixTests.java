package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The last words of class names are few, and stand in {@code docs/conventions.md}. */
class ClassSuffixTests {
  private static final Path CONVENTIONS = Path.of("docs/conventions.md");

  /** So many names with one last word are a habit, and not a coincidence. */
  private static final int HABIT = 4;

  private static final Pattern LAST_WORD = Pattern.compile("[A-Z][a-z0-9]+$");
  private static final Pattern SUFFIX = Pattern.compile("`…([A-Z][A-Za-z]+)`");
  private static final Set<String> FORBIDDEN = Set.of("Impl", "Util", "Utils", "Helper", "Dto", "Base");

  @Test
  void a_new_suffix_is_written_down_before_it_becomes_a_habit() throws IOException {
    Set<String> known = listSuffixesOfConventions();
    Set<String> used = new TreeSet<>();
    countLastWords().forEach((word, names) -> {
      if (names >= HABIT || word.matches(".*[a-z](er|or)") && !word.equals("Manager")) {
        used.add(word);
      }
    });

    assertThat(used).hasSizeGreaterThan(60);
    assertThat(used.stream().filter(word -> known.stream().noneMatch(one -> one.endsWith(word))))
        .as("take a suffix of docs/conventions.md, or write this one down there")
        .isEmpty();
  }

  @Test
  void what_the_conventions_list_is_used() throws IOException {
    Set<String> names = listClassNames().collect(Collectors.toSet());

    assertThat(listSuffixesOfConventions()).hasSizeGreaterThan(60)
        .allSatisfy(suffix -> assertThat(names).anyMatch(name -> name.endsWith(suffix)));
  }

  @Test
  void names_that_say_nothing_are_not_there() throws IOException {
    assertThat(countLastWords().keySet()).doesNotContainAnyElementsOf(FORBIDDEN);
    assertThat(listClassNames().filter(name -> name.endsWith("Manager"))).containsExactly("ActorTransactionManager");
  }

  private static Set<String> listSuffixesOfConventions() throws IOException {
    String text = Files.readString(CONVENTIONS);
    String chapter = text.substring(text.indexOf("## Names"), text.indexOf("## Layout"));
    return SUFFIX.matcher(chapter)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Long> countLastWords() throws IOException {
    return listClassNames().map(LAST_WORD::matcher)
        .filter(Matcher::find)
        .map(MatchResult::group)
        .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
  }

  private static Stream<String> listClassNames() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".java") && !name.equals("package-info.java"))
          .map(name -> name.replace(".java", ""))
          .toList()
          .stream();
    }
  }
}
