package id.payung.audit;

import static org.assertj.core.api.Assertions.assertThat;

import id.payung.platform.i18n.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads every place that writes the trail, so that no kind of record and no deed is without its words. */
class WordsOfTheTrailTests {
  private static final Pattern CALL = Pattern.compile("(?:trail\\.(?:wrote|read)|new Trail\\.Line)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

  /** What stands in the call is not always a literal; these are all that it can be then. */
  private static final Map<String, Set<String>> MEANT =
      Map.of("Decisions.action", Set.of("agreement", "activity", "answer", "answered", "dropped"), "Evaluations.action",
          Set.of("locked", "unlocked", "closed"), "AgreementLife.deed",
          Set.of("draft", "reviewed", "initialled", "signed", "in-force", "signed-taken-back", "in-force-taken-back"),
          "Addenda.sort", Set.of("addendum", "renewal"), "BudgetStages.\"stage-\" + stage",
          Set.of("stage-proposed", "stage-renja", "stage-rkpd", "stage-rkpdes", "stage-awaiting-revision", "stage-dpa",
              "stage-apbdes", "stage-commitment", "stage-not-accommodated"),
          "Register.state", Set.of("proposed", "taken"), "Register.action", Set.of("taken", "declined", "taken-back"),
          "Reports.KIND", Set.of("report"), "Reports.KIND, of others", Set.of("report"));

  private record Call(String file, String kind, String action, String fields) {}

  @Test
  void every_kind_of_record_and_every_deed_has_words_in_both_languages() throws IOException {
    List<Call> calls = calls();
    Words words = new Words();
    Set<String> missing = new TreeSet<>();
    for (Call call : calls) {
      for (String kind : meant(call.file(), call.kind())) {
        look(words, "audit.kind." + kind, call, missing);
      }
      for (String action : meant(call.file(), call.action())) {
        look(words, "audit.action." + action, call, missing);
      }
      if (call.fields().startsWith("List.of(")) {
        LITERAL.matcher(call.fields())
            .results()
            .forEach(field -> look(words, "audit.field." + field.group(1).replaceFirst(" .*$", ""), call, missing));
      }
    }

    assertThat(calls).hasSizeGreaterThan(60);
    assertThat(missing).isEmpty();
  }

  private static void look(Words words, String key, Call call, Set<String> missing) {
    if (!words.keys(Words.INDONESIAN).contains(key) || !words.keys(Words.ENGLISH).contains(key)) {
      missing.add(key + " in " + call.file());
    }
  }

  /** Both ways of a choice, the one literal, or what the table says of a variable. */
  private static Set<String> meant(String file, String expression) {
    Set<String> known =
        MEANT.get(expression.equals("Reports.KIND") ? "Reports.KIND, of others" : file + "." + expression);
    if (known != null) {
      return known;
    }
    String choices = expression.contains("?") ? expression.substring(expression.indexOf('?')) : expression;
    Matcher literals = LITERAL.matcher(choices);
    Set<String> found = new TreeSet<>();
    while (literals.find()) {
      found.add(literals.group(1));
    }
    assertThat(found).as("what %s writes as %s: add it to this test's table", file, expression).isNotEmpty();
    return found;
  }

  private static List<Call> calls() throws IOException {
    List<Call> calls = new ArrayList<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/id/payung"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java") && !path.endsWith("Trail.java"))
          .toList()) {
        String source = Files.readString(file);
        String name = file.getFileName().toString().replace(".java", "");
        Matcher call = CALL.matcher(source);
        while (call.find()) {
          List<String> arguments = arguments(source, call.end());
          if (arguments.size() >= 4) {
            calls.add(new Call(name, arguments.get(0), arguments.get(2), arguments.get(3)));
          }
        }
      }
    }
    return calls;
  }

  /** The arguments of the call that begins there; commas inside brackets or quotes do not divide. */
  private static List<String> arguments(String source, int from) {
    List<String> arguments = new ArrayList<>();
    int depth = 0;
    boolean quoted = false;
    int begin = from;
    for (int i = from; i < source.length(); i++) {
      char c = source.charAt(i);
      if (c == '"' && source.charAt(i - 1) != '\\') {
        quoted = !quoted;
      } else if (!quoted && (c == '(' || c == '{')) {
        depth++;
      } else if (!quoted && (c == ')' || c == '}') && depth > 0) {
        depth--;
      } else if (!quoted && depth == 0 && (c == ',' || c == ')')) {
        arguments.add(source.substring(begin, i).strip().replaceAll("\\s+", " "));
        begin = i + 1;
        if (c == ')') {
          return arguments;
        }
      }
    }
    return arguments;
  }
}
