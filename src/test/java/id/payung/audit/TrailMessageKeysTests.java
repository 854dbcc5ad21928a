package id.payung.audit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import id.payung.fieldwork.kind.FieldType;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneField;
import id.payung.platform.i18n.Messages;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.NotAColumn;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reads every place that writes the trail, so that no kind of record and no deed is without its words. */
class TrailMessageKeysTests {
  private static final Pattern CALL =
      Pattern.compile("(?:trail\\.record(?:Write|Read)|new (?:AuditTrailRepository\\.)?NewTrailEntry)\\(");
  private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

  /** What stands in the call is not always a literal; these are all that it can be then. */
  private static final Map<String, Set<String>> MEANT = Map.ofEntries(
      entry("MeetingDecisionRepository.action",
          Set.of("agreement", "activity", "answer", "answered", "dropped", "in-draft", "left-draft")),
      entry("EvaluationRepository.action",
          Set.of("created", "changed", "locked", "unlocked", "closed", "reopened", "sprint-ended")),
      entry("PlanApproval.action", Set.of("version-begun", "version-returned")),
      entry("QuestionAnswerSubmission.action", Set.of("sent", "drafted", "taken-back")),
      entry("ActivityTrainingRepository.action", Set.of("created", "taken-back")),
      entry("RealisedVolumeListener.action", Set.of("volume-taken-back", "volume-counted-again")),
      entry("PlanApproval.move.action()", Set.of("offered", "in-force")),
      entry("AgreementLifeCycle.deed",
          Set.of("draft", "reviewed", "initialled", "signed", "in-force", "signed-taken-back", "in-force-taken-back")),
      entry("AgreementLifeCycle.action", Set.of("ended", "reopened")),
      entry("AddendumLifeCycle.sort", Set.of("addendum", "renewal")),
      entry("BudgetStageTransition.\"stage-\" + stage",
          Set.of("stage-proposed", "stage-renja", "stage-rkpd", "stage-rkpdes", "stage-awaiting-revision", "stage-dpa",
              "stage-apbdes", "stage-commitment", "stage-not-accommodated")),
      entry("EvidenceUseLifeCycle.state.code()", Set.of("proposed", "taken")),
      entry("EvidenceUseLifeCycle.action",
          Set.of("taken", "declined", "taken-back", "proposed", "accepted", "returned", "check-taken-back")),
      entry("RemarkSubmission.move.action()", Set.of("settled", "reopened")),
      entry("RemarkReversal.move.action()", Set.of("settled")), entry("ReportLifeCycle.AUDIT_KIND", Set.of("report")),
      entry("ReportLifeCycle.AUDIT_KIND, of others", Set.of("report")));

  /** Likewise of kinds of records that phones write. */
  private static final Map<String, Set<String>> MEANT_BY_KINDS =
      Map.of("MergedRecordKind.declaration().trailKind()", Set.of("need-note", "report"), "NeedKind.made.action()",
          Set.of("need-taken-on", "need-met", "need-declined", "taken-back"));

  /** Of which record a save or a comparison tells the fields. */
  private static final Pattern SAVED = Pattern.compile("SaveResult<(\\w+)>|RecordDifferences\\.between\\((\\w+)\\.of");

  /** Kinds whose own pages tell their history in words of their own ({@code agreements.trail.<kind>.<action>}). */
  private static final Set<String> TOLD_ON_PAGES =
      Set.of("agreement", "plan", "activity", "budget-line", "realisation", "training");

  private record TrailCall(String file, String kind, String action, String fields) {}

  @Test
  void every_kind_of_record_and_every_deed_has_words_in_both_languages() throws IOException {
    List<TrailCall> calls = calls();
    Messages words = new Messages();
    Set<String> missing = new TreeSet<>();
    for (TrailCall call : calls) {
      for (String kind : possibleValues(call.file(), call.kind())) {
        collectMissing(words, "audit.kind." + kind, call, missing);
      }
      for (String action : possibleValues(call.file(), call.action())) {
        collectMissing(words, "audit.action." + action, call, missing);
        possibleValues(call.file(), call.kind()).stream()
            .filter(TOLD_ON_PAGES::contains)
            .forEach(kind -> collectMissing(words, "agreements.trail." + kind + "." + action, call, missing));
      }
      if (call.fields().startsWith("List.of(")) {
        LITERAL.matcher(call.fields())
            .results()
            .forEach(field -> collectMissing(words, "audit.field." + field.group(1).replaceFirst(" .*$", ""), call,
                missing));
      }
    }

    assertThat(calls).hasSizeGreaterThan(60);
    assertThat(missing).isEmpty();
  }

  @Test
  void every_field_that_a_guarded_save_can_tell_of_has_words_in_both_languages() throws Exception {
    Messages words = new Messages();
    Set<String> missing = new TreeSet<>();
    Set<String> records = new TreeSet<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      if (!source.contains(".fields()") || !CALL.matcher(source).find()) {
        continue;
      }
      Matcher saved = SAVED.matcher(source);
      while (saved.find()) {
        String record = saved.group(1) != null ? saved.group(1) : saved.group(2);
        records.add(record);
        for (String field : fieldsOf(classNamed(record))) {
          // The office of a decision and its post are one field to people (MeetingDecisionRepository).
          String told = record.equals("MeetingDecision") && field.startsWith("owner") ? "owner" : field;
          collectMissing(words, "audit.field." + told, new TrailCall(record, "", "", ""), missing);
        }
      }
    }

    assertThat(records).contains("Meeting", "Evaluation", "Organisation", "RegencySettingsForm")
        .hasSizeGreaterThanOrEqualTo(9);
    assertThat(missing).isEmpty();
  }

  @Test
  void every_field_of_a_kind_that_phones_write_has_words_in_both_languages() throws Exception {
    Messages words = new Messages();
    Set<String> missing = new TreeSet<>();
    Set<KindDeclaration.Form> forms = EnumSet.noneOf(KindDeclaration.Form.class);
    for (Path file : sources()) {
      if (file.endsWith("KindDeclaration.java")
          || !Files.readString(file).contains("static final KindDeclaration KIND")) {
        continue;
      }
      Field constant = classOf(file).getDeclaredField("KIND");
      constant.setAccessible(true);
      KindDeclaration kind = (KindDeclaration) constant.get(null);
      forms.add(kind.form());
      for (String field : kind.fields().stream().flatMap(TrailMessageKeysTests::paths).toList()) {
        collectMissing(words, "audit.field." + field, new TrailCall(kind.code(), "", "", ""), missing);
      }
    }

    assertThat(forms).as("kinds of each form were found").containsExactlyInAnyOrder(KindDeclaration.Form.values());
    assertThat(missing).isEmpty();
  }

  private static Stream<String> paths(PhoneField field) {
    return field.type() instanceof FieldType.Counts(List<String> names, int _)
        ? names.stream().map(name -> field.name() + "." + name)
        : Stream.of(field.name());
  }

  /** As {@code RecordDifferences} names them. */
  private static Set<String> fieldsOf(Class<?> record) {
    Set<String> fields = new TreeSet<>();
    for (RecordComponent component : record.getRecordComponents()) {
      String name = component.getName();
      boolean leftOut = component.isAnnotationPresent(HiddenFromPeople.class)
          || component.isAnnotationPresent(KeyColumn.class) || Set.of("id", "version").contains(name);
      if (!leftOut && component.getType().isRecord() && !component.isAnnotationPresent(JsonColumn.class)
          && !component.isAnnotationPresent(NotAColumn.class)) {
        fields.addAll(fieldsOf(component.getType()));
      } else if (!leftOut) {
        fields.add(name);
      }
    }
    return fields;
  }

  private static Class<?> classNamed(String record) throws IOException, ClassNotFoundException {
    return classOf(sources().stream().filter(file -> file.endsWith(record + ".java")).findFirst().orElseThrow());
  }

  private static Class<?> classOf(Path source) throws ClassNotFoundException {
    return Class.forName(Path.of("src/main/java").relativize(source).toString().replace(".java", "").replace('/', '.'));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/id/payung"))) {
      return files.filter(path -> path.toString().endsWith(".java") && !path.endsWith("AuditTrailRepository.java"))
          .toList();
    }
  }

  private static void collectMissing(Messages words, String key, TrailCall call, Set<String> missing) {
    if (!words.keys(Messages.INDONESIAN).contains(key) || !words.keys(Messages.ENGLISH).contains(key)) {
      missing.add(key + " in " + call.file());
    }
  }

  /** Both ways of a choice, the one literal, or what the table says of a variable. */
  private static Set<String> possibleValues(String file, String expression) {
    Set<String> known =
        MEANT.get(expression.equals("ReportLifeCycle.AUDIT_KIND") ? "ReportLifeCycle.AUDIT_KIND, of others"
            : file + "." + expression);
    if (known != null) {
      return known;
    }
    if (MEANT_BY_KINDS.containsKey(file + "." + expression)) {
      return MEANT_BY_KINDS.get(file + "." + expression);
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

  private static List<TrailCall> calls() throws IOException {
    List<TrailCall> calls = new ArrayList<>();
    for (Path file : sources()) {
      String source = Files.readString(file);
      String name = file.getFileName().toString().replace(".java", "");
      Matcher call = CALL.matcher(source);
      while (call.find()) {
        List<String> arguments = arguments(source, call.end());
        if (arguments.size() >= 4) {
          calls.add(new TrailCall(name, arguments.get(0), arguments.get(2), arguments.get(3)));
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
