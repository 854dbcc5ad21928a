package id.payung.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** English says one office and two offices. */
class PluralWordsTest {
  /** A number, at most two words, and a word that may be a plural. */
  private static final Pattern COUNTED =
      Pattern.compile("\\{\\d\\}((?: [a-z][a-z-]*){0,2}?) ([a-z]+s|people|children)\\b");

  /** What ends in an s without being several, or parts a name or a year from what follows. */
  private static final Set<String> NO_PLURAL =
      Set.of("is", "was", "has", "does", "its", "this", "less", "as", "asks", "appears", "requires", "adds", "waits",
          "writes", "belongs", "holds", "turns", "stands", "opens", "closes", "needs", "of", "and", "to", "in", "at",
          "on", "from", "for", "with", "by", "or", "per", "the", "a", "that", "may", "still", "stays");

  private final Messages words = new Messages();

  @Test
  void one_is_no_plural_however_the_number_comes() {
    String pattern = "{0,plural,one{# office has} other{# offices have}} sent {1,plural,one{# file} other{# files}}.";

    assertThat(PluralWords.choose(pattern, 1, "2")).isEqualTo("{0} office has sent {1} files.");
    assertThat(PluralWords.choose(pattern, 0, "1")).isEqualTo("{0} offices have sent {1} file.");
    assertThat(PluralWords.choose(pattern, 1L)).as("a number that is not given").contains("{1} files.");
    assertThat(words.text(Messages.ENGLISH, "meetings.register.owed", 1)).isEqualTo("1 decision is followed up.");
    assertThat(words.text(Messages.ENGLISH, "meetings.register.owed", "1.234"))
        .isEqualTo("1.234 decisions are followed up.");
    assertThat(words.text(Messages.INDONESIAN, "meetings.register.owed", 1)).startsWith("1 ");
    assertThat(words.text(Messages.ENGLISH, "audit.digest.tail", 1, "4 May")).startsWith("1 line since 4 May is not");
  }

  @Test
  void every_count_in_english_has_both_forms() {
    Set<String> odd = new TreeSet<>();
    int ruled = 0;
    for (String key : words.keys(Messages.ENGLISH)) {
      String text = words.text(Messages.ENGLISH, key);
      ruled += text.contains(",plural,") ? 1 : 0;
      String rest = PluralWords.PLURAL.matcher(text).replaceAll("");
      COUNTED.matcher(rest)
          .results()
          .filter(PluralWordsTest::isPlural)
          .forEach(found -> odd.add(key + ": " + found.group()));
      if (rest.contains(",plural,") || rest.contains(",choice,")) {
        odd.add(key + ": not as the others say it");
      }
    }

    assertThat(ruled).isGreaterThan(150);
    assertThat(odd).as("write {0,plural,one{# office} other{# offices}}").isEmpty();
  }

  private static boolean isPlural(MatchResult found) {
    return !NO_PLURAL.contains(found.group(2))
        && Arrays.stream(found.group(1).strip().split(" ")).noneMatch(NO_PLURAL::contains);
  }

  @Test
  void a_count_without_its_rule_would_be_found() {
    assertThat(COUNTED.matcher("{0} offices wait").results()).anyMatch(PluralWordsTest::isPlural);
    assertThat(COUNTED.matcher("{0} new activities").results()).anyMatch(PluralWordsTest::isPlural);
    assertThat(COUNTED.matcher("{0} of the offices").results()).noneMatch(PluralWordsTest::isPlural);
  }
}
