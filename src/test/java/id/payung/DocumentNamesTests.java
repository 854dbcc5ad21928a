package id.payung;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents name classes and members that are there. Blocks of code are not looked at. */
class DocumentNamesTests {
  private static final Map<String, String> SOURCES = readSources();

  /** Of libraries, of the virtual machine and of systemd. */
  private static final Set<String> FOREIGN = Set.of("ApplicationEventPublisher", "ApplicationModule",
      "ApplicationModuleListener", "BigDecimal", "BindingResult", "DataBinder", "FlightRecorderOptions", "JdbcClient",
      "JdbcTemplate", "KillMode", "LocalDate", "MockMvc", "ModelAttribute", "MultipartFile", "NamedInterface",
      "NotBlank", "NotEmpty", "NotNull", "NullMarked");

  /** Of examples, beside all that begin with {@code Thing}. */
  private static final Set<String> INVENTED = Set.of("NameOfTests", "NamedMeeting");

  private static final Pattern IN_BACKTICKS = Pattern.compile("`([^`]+)`");

  /** Two humps at least; what follows an ellipsis is a suffix and no name. */
  private static final Pattern CLASS = Pattern.compile("(?<![\\w$\\u2026])[A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+(?!\\w)");

  private static final Pattern MEMBER = Pattern.compile("(?<![\\w$.])([A-Z]\\w*)\\.([A-Za-z]\\w*)");

  private static final Pattern QUALIFIED =
      Pattern.compile("(?<![\\w.])([a-z]+(?:\\.[a-z]+)*)\\.([A-Z][a-z0-9]+(?:[A-Z][a-z0-9]*)+)");

  @Test
  void every_class_that_a_document_names_is_there() throws IOException {
    Set<String> named = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    for (Path page : listPages()) {
      for (String text : listTextsInBackticks(page)) {
        Matcher found = CLASS.matcher(text);
        while (found.find()) {
          String name = found.group();
          named.add(name);
          if (!SOURCES.containsKey(name) && !isOfOthers(name)) {
            missing.add(page + ": " + name);
          }
        }
      }
    }

    assertThat(missing).as("classes that are not there: call them as they are called now").isEmpty();
    assertThat(named).hasSizeGreaterThan(200);
    assertThat(named).as("what need not be allowed any more").containsAll(FOREIGN).containsAll(INVENTED);
  }

  @Test
  void every_decision_has_the_five_headings() throws IOException {
    List<Path> records = listPages().stream().filter(page -> page.toString().matches("docs/adr/\\d{4}-.*")).toList();

    assertThat(records).hasSizeGreaterThan(30)
        .allSatisfy(record -> assertThat(Files.readAllLines(record).stream().filter(line -> line.startsWith("## ")))
            .as("%s", record)
            .containsExactly("## Context", "## Decision", "## Reasons", "## Consequences", "## Where to see it"));
  }

  @Test
  void every_member_that_a_document_names_stands_in_its_class() throws IOException {
    Set<String> named = new TreeSet<>();
    Set<String> missing = new TreeSet<>();
    for (Path page : listPages()) {
      for (String text : listTextsInBackticks(page)) {
        Matcher found = MEMBER.matcher(text);
        while (found.find()) {
          String source = SOURCES.get(found.group(1));
          String member = found.group(2);
          if (source == null || member.equals("java") || member.equals("class")) {
            continue;
          }
          named.add(found.group());
          if (!Pattern.compile("\\b" + member + "\\b").matcher(source).find()) {
            missing.add(page + ": " + found.group());
          }
        }
      }
    }

    assertThat(missing).as("members that are not there: call them as they are called now").isEmpty();
    assertThat(named).hasSizeGreaterThan(30);
  }

  @Test
  void every_package_that_a_document_puts_before_a_class_is_the_one_where_it_stands() throws IOException {
    Set<String> named = new TreeSet<>();
    Set<String> misplaced = new TreeSet<>();
    for (Path page : listPages()) {
      for (String text : listTextsInBackticks(page)) {
        Matcher found = QUALIFIED.matcher(text);
        while (found.find()) {
          String source = SOURCES.get(found.group(2));
          if (source == null) {
            continue;
          }
          named.add(found.group());
          if (!Pattern.compile("package [\\w.]*\\b" + Pattern.quote(found.group(1)) + ";").matcher(source).find()) {
            misplaced.add(page + ": " + found.group());
          }
        }
      }
    }

    assertThat(misplaced).as("classes that stand in another package").isEmpty();
    assertThat(named).isNotEmpty();
  }

  @Test
  void a_record_in_a_block_of_code_that_is_called_real_has_the_components_that_it_has() throws IOException {
    String block = Files.readString(Path.of("docs/how-to/store-a-record.md"));
    Matcher shown = Pattern.compile("public record Meeting\\(([^{]*)\\{").matcher(block);
    Matcher real = Pattern.compile("public record Meeting\\(([^{]*)\\{").matcher(SOURCES.get("Meeting"));

    assertThat(shown.find()).isTrue();
    assertThat(real.find()).isTrue();
    assertThat(shown.group(1).replaceAll("\\s+", " ")).isEqualTo(real.group(1).replaceAll("\\s+", " "));
  }

  private static boolean isOfOthers(String name) {
    return FOREIGN.contains(name) || INVENTED.contains(name) || name.startsWith("Thing");
  }

  private static List<Path> listPages() throws IOException {
    List<Path> pages = new ArrayList<>();
    for (String name : List.of("README.md", "CONTRIBUTING.md", "GLOSSARY.md")) {
      pages.add(Path.of(name));
    }
    try (Stream<Path> all = Files.walk(Path.of("docs"))) {
      pages.addAll(all.filter(path -> path.toString().endsWith(".md")).sorted().toList());
    }
    return pages;
  }

  private static List<String> listTextsInBackticks(Path page) throws IOException {
    List<String> texts = new ArrayList<>();
    boolean inBlock = false;
    for (String line : Files.readAllLines(page)) {
      if (line.startsWith("```")) {
        inBlock = !inBlock;
      } else if (!inBlock) {
        Matcher found = IN_BACKTICKS.matcher(line);
        while (found.find()) {
          texts.add(found.group(1));
        }
      }
    }
    return texts;
  }

  /** What each class says, by its simple name. */
  private static Map<String, String> readSources() {
    Map<String, String> sources = new HashMap<>();
    try (Stream<Path> all = Files.walk(Path.of("src"))) {
      for (Path path : all.filter(each -> each.toString().endsWith(".java")).toList()) {
        sources.merge(path.getFileName().toString().replace(".java", ""), Files.readString(path), String::concat);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return sources;
  }
}
