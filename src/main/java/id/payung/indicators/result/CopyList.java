package id.payung.indicators.result;

import id.payung.audit.Trail;
import id.payung.evidence.EvidenceRegister;
import id.payung.evidence.UseView;
import id.payung.indicators.answer.Answer;
import id.payung.indicators.answer.Answers;
import id.payung.indicators.year.Evaluations;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import id.payung.platform.errors.Refused;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Daftar salin: the ministry's application takes no import, so the operator types question by question and ticks what is in. */
@Component
@Transactional
class CopyList {
  private final JdbcClient jdbc;
  private final Evaluations evaluations;
  private final Answers answers;
  private final EvidenceRegister register;
  private final Trail trail;
  private final Clock clock;

  CopyList(JdbcClient jdbc, Evaluations evaluations, Answers answers, EvidenceRegister register, Trail trail, Clock clock) {
    this.jdbc = jdbc;
    this.evaluations = evaluations;
    this.answers = answers;
    this.register = register;
    this.trail = trail;
    this.clock = clock;
  }

  @Transactional(readOnly = true)
  Map<String, Entered> entered(Actor actor, String evaluation) {
    return jdbc.sql("SELECT question, answer_version, by_name, at FROM indicators.entered WHERE regency = :regency AND evaluation = :evaluation")
        .param("regency", actor.regency())
        .param("evaluation", evaluation)
        .query((row, n) -> new Entered(row.getString("question"), row.getInt("answer_version"), row.getString("by_name"), Sql.instant(row, "at")))
        .list()
        .stream()
        .collect(Collectors.toMap(Entered::question, Function.identity()));
  }

  @Transactional(readOnly = true)
  Map<String, Answer> answers(Actor actor, String evaluation) {
    return answers.all(actor, evaluation);
  }

  /** The files that go along, by question: {@code 4.1_data_1}; those that a checker sent back stay here. */
  @Transactional(readOnly = true)
  Map<String, List<CopyView.File>> files(Actor actor, String evaluation) {
    Map<String, List<UseView>> byQuestion =
        register.usesFor(actor, evaluation).stream()
            .filter(use -> use.live() && use.sha256() != null)
            .collect(Collectors.groupingBy(UseView::question, LinkedHashMap::new, Collectors.toList()));
    Map<String, List<CopyView.File>> named = new LinkedHashMap<>();
    byQuestion.forEach((question, uses) -> named.put(question, named(question, uses)));
    return named;
  }

  private static List<CopyView.File> named(String question, List<UseView> uses) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    return uses.stream()
        .map(use -> new CopyView.File(use, question + "_" + plain(use.slot()) + "_" + counts.merge(use.slot(), 1, Integer::sum)))
        .toList();
  }

  private static String plain(String slot) {
    return slot.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9-]", "-");
  }

  /** Ticks a question, or takes the tick away. */
  void tick(Actor actor, String evaluation, String question, boolean in) {
    evaluations.require(actor, evaluation);
    Answer answer = answers.find(actor, evaluation, question).filter(Answer::sent).orElseThrow(() -> new Refused("indicators.copy.no-answer", question));
    int changed =
        in
            ? jdbc.sql(
                    """
                    INSERT INTO indicators.entered AS e (regency, evaluation, question, answer_version, by_name, at)
                    VALUES (:regency, :evaluation, :question, :version, :by, :now)
                    ON CONFLICT (regency, evaluation, question) DO UPDATE
                      SET answer_version = excluded.answer_version, by_name = excluded.by_name, at = excluded.at
                      WHERE e.answer_version <> excluded.answer_version
                    """)
                .param("regency", actor.regency())
                .param("evaluation", evaluation)
                .param("question", question)
                .param("version", answer.version())
                .param("by", actor.name())
                .param("now", Sql.at(clock.instant()))
                .update()
            : jdbc.sql("DELETE FROM indicators.entered WHERE regency = :regency AND evaluation = :evaluation AND question = :question")
                .param("regency", actor.regency())
                .param("evaluation", evaluation)
                .param("question", question)
                .update();
    if (changed == 1) {
      trail.wrote("answer", Answers.subject(actor.regency(), evaluation, question), in ? "entered" : "entered-undone", List.of("entered"), null,
          new Trail.Reach(List.of(answer.organisation()), List.of()));
    }
  }
}
