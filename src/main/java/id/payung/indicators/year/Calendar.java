package id.payung.indicators.year;

import id.payung.evidence.EvaluationCalendar;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.QuestionView;
import id.payung.evidence.SlotView;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.Sql;
import id.payung.platform.reference.Instrument;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the register of proofs what is being answered. Nothing of this is secret within a regency. */
@Component
@Transactional(readOnly = true)
class Calendar implements EvaluationCalendar {
  private final Evaluations evaluations;
  private final JdbcClient jdbc;

  Calendar(Evaluations evaluations, JdbcClient jdbc) {
    this.evaluations = evaluations;
    this.jdbc = jdbc;
  }

  @Override
  public List<OpenEvaluation> open(String regency) {
    return open(evaluations.all(actorIn(regency)));
  }

  private static List<OpenEvaluation> open(List<Evaluation> all) {
    return all.stream()
        .filter(one -> !one.closed())
        .map(one -> new OpenEvaluation(one.code(), one.evidenceYears()))
        .toList();
  }

  @Override
  public List<QuestionView> questions(String regency, String evaluation) {
    Actor actor = actorIn(regency);
    return evaluations.find(actor, evaluation)
        .map(one -> questions(evaluations.instrumentOf(actor, one).content(), owners(regency, evaluation)))
        .orElse(List.of());
  }

  @Override
  public Sheets sheets(String regency, Collection<String> besides) {
    Actor actor = actorIn(regency);
    List<Evaluation> all = evaluations.all(actor);
    Map<String, Map<String, UUID>> owners = new HashMap<>();
    jdbc.sql(
        "SELECT evaluation, question, organisation FROM indicators.request WHERE regency = :regency AND evaluation "
            + "= ANY (CAST(:years AS text[]))")
        .param("regency", regency)
        .param("years", Sql.texts(
            all.stream().filter(one -> !one.closed() || besides.contains(one.code())).map(Evaluation::code).toList()))
        .query((RowCallbackHandler) row -> owners.computeIfAbsent(row.getString("evaluation"), _ -> new HashMap<>())
            .put(row.getString("question"), row.getObject("organisation", UUID.class)));
    Map<String, List<QuestionView>> years = new LinkedHashMap<>();
    for (boolean closed : new boolean[]{false, true}) {
      for (Evaluation one : all) {
        if (one.closed() == closed && (!closed || besides.contains(one.code()))) {
          years.put(one.code(),
              questions(evaluations.instrumentOf(actor, one).content(), owners.getOrDefault(one.code(), Map.of())));
        }
      }
    }
    return new Sheets(open(all), years);
  }

  private static List<QuestionView> questions(Instrument instrument, Map<String, UUID> owners) {
    List<QuestionView> questions = new ArrayList<>();
    for (Instrument.Block block : instrument.blocks()) {
      for (Instrument.Indicator indicator : block.indicators()) {
        for (Instrument.Question question : indicator.questions()) {
          questions.add(new QuestionView(question.code(), question.text().id(), indicator.code(), indicator.name().id(),
              block.code(), block.name().id(), owners.get(question.code()),
              question.slots().stream().map(Calendar::view).toList()));
        }
      }
    }
    return questions;
  }

  private Map<String, UUID> owners(String regency, String evaluation) {
    Map<String, UUID> owners = new HashMap<>();
    jdbc.sql(
        "SELECT question, organisation FROM indicators.request WHERE regency = :regency AND evaluation = :evaluation")
        .param("regency", regency)
        .param("evaluation", evaluation)
        .query((RowCallbackHandler) row -> owners.put(row.getString("question"),
            row.getObject("organisation", UUID.class)));
    return owners;
  }

  private static SlotView view(Instrument.Slot slot) {
    return new SlotView(slot.code(), slot.name().id(), slot.required(), slot.type().name().toLowerCase(Locale.ROOT),
        slot.fact(), slot.perVillage());
  }

  @Override
  public List<SlotView> slots(String regency, String evaluation, String question) {
    Actor actor = actorIn(regency);
    return evaluations.find(actor, evaluation)
        .flatMap(one -> evaluations.instrumentOf(actor, one).content().question(question))
        .map(one -> one.slots().stream().map(Calendar::view).toList())
        .orElse(List.of());
  }

  @Override
  public @Nullable UUID ownerOf(String regency, String evaluation, String question) {
    return jdbc
        .sql("SELECT organisation FROM indicators.request WHERE regency = :regency AND evaluation = :evaluation AND "
            + "question = :question")
        .param("regency", actorIn(regency).regency())
        .param("evaluation", evaluation)
        .param("question", question)
        .query(UUID.class)
        .optional()
        .orElse(null);
  }

  @Override
  public boolean locked(String regency, String evaluation, String question) {
    Actor actor = actorIn(regency);
    return evaluations.find(actor, evaluation).map(one -> !evaluations.mayChange(actor, one, question)).orElse(true);
  }

  @Override
  public boolean lockedUntilEnd(String regency, String evaluation, String question) {
    evaluations.holdTurning(actorIn(regency), evaluation);
    return locked(regency, evaluation, question);
  }

  /** The actor of now; a question about another regency than theirs is a mistake of the caller. */
  private static Actor actorIn(String regency) {
    Actor actor = Acting.current();
    if (!actor.regency().equals(regency)) {
      throw new IllegalArgumentException("the actor is of another regency");
    }
    return actor;
  }
}
