package id.payung.platform.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the help calls a button stands on a button, in the reader's language. */
class HelpButtonNamesTest {
  private static final Path HELP = Path.of("src/main/resources/reference/platform/help.yaml");
  private static final Path MESSAGES = Path.of("src/main/resources/messages");
  private static final Pattern TEXT = Pattern.compile("^      (id|en): \"(.*)\"$", Pattern.MULTILINE);
  private static final Pattern QUOTED = Pattern.compile("“([^”]*)”");

  /** “Tekan” with a name, and neither in quotes nor a thing of the page. */
  private static final Pattern UNQUOTED =
      Pattern.compile("(?i)\\b(tekan|menekan|press|presses|pressed) (?!“|the line|a name|its|tombol|nama|baris)[a-z]+");

  @Test
  void every_name_in_quotes_is_that_of_one_button_in_both_languages() throws IOException {
    Map<String, String> indonesian = readWords("_id.properties");
    Map<String, String> english = readWords("_en.properties");
    List<String> texts = texts();

    int named = 0;
    for (int at = 0; at < texts.size(); at += 2) {
      List<String> id = quoted(texts.get(at));
      List<String> en = quoted(texts.get(at + 1));
      assertThat(en).as(texts.get(at + 1)).hasSameSizeAs(id);
      for (int i = 0; i < id.size(); i++) {
        String one = id.get(i);
        String other = en.get(i);
        assertThat(indonesian.keySet()
            .stream()
            .filter(key -> one.equals(indonesian.get(key)) && other.equals(english.get(key))))
            .as("no button is called “%s” and “%s”", one, other)
            .isNotEmpty();
        named++;
      }
    }
    assertThat(named).isGreaterThan(8);
  }

  @Test
  void a_button_that_is_to_be_pressed_stands_in_quotes() throws IOException {
    assertThat(texts()).allSatisfy(text -> assertThat(text).doesNotContainPattern(UNQUOTED));
  }

  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    TEXT.matcher(Files.readString(HELP)).results().map(found -> found.group(2)).forEach(texts::add);
    assertThat(texts).hasSizeGreaterThan(80);
    assertThat(texts.size() % 2).isZero();
    return texts;
  }

  private static List<String> quoted(String text) {
    return QUOTED.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static Map<String, String> readWords(String ending) throws IOException {
    Map<String, String> words = new HashMap<>();
    try (Stream<Path> files = Files.list(MESSAGES)) {
      for (Path file : files.filter(one -> one.toString().endsWith(ending)).toList()) {
        Properties read = new Properties();
        try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
          read.load(reader);
        }
        read.stringPropertyNames().forEach(key -> words.put(key, read.getProperty(key)));
      }
    }
    return words;
  }
}
