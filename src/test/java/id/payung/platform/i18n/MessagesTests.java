package id.payung.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every word that a page or a message asks for is there, in both languages, with the same blanks to fill. */
class MessagesTests {
  /** Look like keys and are names of other things: background work, kinds of trouble, beginnings of keys. */
  private static final Set<String> NO_WORDS = Set.of("documents.zip", "evidence.facts", "fieldwork.sweeping",
      "insight.notices", "indicators.desk", "indicators.letter", "evidence.state", "evidence.check",
      "agreements.plan.state", "indicators.scores", "community.awaited-files");

  private static final Pattern BLANK = Pattern.compile("\\{(\\d+)[^}]*}");

  private final Messages words = new Messages();

  @Test
  void both_languages_have_the_same_keys() {
    assertThat(words.keys(Messages.INDONESIAN)).hasSizeGreaterThan(1000)
        .containsExactlyInAnyOrderElementsOf(words.keys(Messages.ENGLISH));
  }

  @Test
  void both_languages_fill_the_same_blanks() {
    Set<String> odd = new TreeSet<>();
    for (String key : words.keys(Messages.INDONESIAN)) {
      String indonesian = words.text(Messages.INDONESIAN, key);
      String english = words.text(Messages.ENGLISH, key);
      if (indonesian.isBlank() || !blanks(indonesian).equals(blanks(english))) {
        odd.add(key);
      }
    }

    assertThat(odd).isEmpty();
  }

  @Test
  void an_apostrophe_before_a_blank_is_written_twice() throws IOException {
    Set<String> swallowed = new TreeSet<>();
    for (Path file : files("src/main/resources/messages", ".properties")) {
      for (String line : Files.readAllLines(file)) {
        if (BLANK.matcher(line).find() && line.replace("''", "").contains("'")) {
          swallowed.add(file.getFileName() + ": " + line);
        }
      }
    }

    assertThat(swallowed).isEmpty();
  }

  @Test
  void every_key_that_code_or_a_page_names_has_words() throws IOException {
    Set<String> known = words.keys(Messages.INDONESIAN);
    String modules = known.stream()
        .map(key -> key.substring(0, key.indexOf('.')))
        .distinct()
        .sorted()
        .collect(Collectors.joining("|"));
    Pattern literal = Pattern.compile("\"((?:" + modules + ")\\.[A-Za-z0-9.-]*)\"(\\s*\\+)?");
    Set<String> missing = new TreeSet<>();
    int found = 0;
    List<Path> sources = new ArrayList<>(files("src/main/java", ".java"));
    sources.addAll(files("src/main/jte", ".jte"));
    for (Path source : sources) {
      for (MatchResult match : literal.matcher(withoutTables(Files.readString(source))).results().toList()) {
        String key = match.group(1);
        found++;
        if (!isKnown(known, key, match.group(2) != null)) {
          missing.add(key + " in " + source.getFileName());
        }
      }
    }

    assertThat(found).isGreaterThan(1000);
    assertThat(missing).isEmpty();
  }

  /** The names of tables look like keys. */
  private static String withoutTables(String source) {
    return source.replaceAll("@(?:Table|CopiesReachTo)\\([^)]*\\)", "");
  }

  /**
   * A key; the beginning of keys that are put together; a kind of job, whose title has words; or one of the names of
   * other things.
   */
  private static boolean isKnown(Set<String> known, String key, boolean goesOn) {
    String job = key.replaceFirst("\\.", ".job.");
    boolean begins = (goesOn || key.endsWith(".")) && known.stream().anyMatch(one -> one.startsWith(key));
    return known.contains(key) || begins || known.contains(job) || NO_WORDS.contains(key);
  }

  private static Set<String> blanks(String pattern) {
    return BLANK.matcher(pattern).results().map(blank -> blank.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Path> files(String folder, String ending) throws IOException {
    try (Stream<Path> all = Files.walk(Path.of(folder))) {
      return all.filter(path -> path.toString().toLowerCase(Locale.ROOT).endsWith(ending)).toList();
    }
  }
}
