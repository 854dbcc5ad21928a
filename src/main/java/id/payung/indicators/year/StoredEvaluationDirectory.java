package id.payung.indicators.year;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.evidence.OpenEvaluation;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.reference.Instrument;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the register of proofs what is being answered. Nothing of this is secret within a regency. */
@Component
@Transactional(readOnly = true)
class StoredEvaluationDirectory implements EvaluationDirectory {
  /** Of all years that are locked and not closed: far more than there ever are. */
  private final EvaluationRepository evaluations;
  private final ReopenedEvaluationCache reopened;
  private final Rows rows;
  private final Clock clock;

  StoredEvaluationDirectory(EvaluationRepository evaluations, ReopenedEvaluationCache reopened, Rows rows,
      Clock clock) {
    this.evaluations = evaluations;
    this.reopened = reopened;
    this.rows = rows;
    this.clock = clock;
  }

  @Override
  public List<OpenEvaluation> listOpen(String regency) {
    Actor actor = requireActorOf(regency);
    return open(actor, evaluations.listAll(actor));
  }

  private List<OpenEvaluation> open(Actor actor, List<Evaluation> all) {
    Map<String, Set<String>> reopened = findReopenedQuestions(actor, all);
    return all.stream()
        .filter(one -> !one.closed())
        .map(one -> new OpenEvaluation(one.code(), one.evidenceYears(), !one.open(),
            reopened.getOrDefault(one.code(), Set.of())))
        .toList();
  }

  /** By year; mostly without a statement, and what a transaction itself has changed is read anew. */
  private Map<String, Set<String>> findReopenedQuestions(Actor actor, List<Evaluation> all) {
    List<String> locked = all.stream().filter(one -> !one.open() && !one.closed()).map(Evaluation::code).toList();
    if (locked.isEmpty() || evaluations.findReopenedNow(actor).isEmpty()) {
      return Map.of();
    }
    Map<String, QuestionReopening> latest = reopened.findLatest(actor);
    return locked.stream()
        .filter(code -> latest.get(code) instanceof QuestionReopening hours && hours.isOpenAt(clock.instant()))
        .collect(Collectors.toMap(Function.identity(),
            code -> Set.copyOf(Objects.requireNonNull(latest.get(code)).questions())));
  }

  @Override
  public List<EvidenceQuestion> listQuestions(String regency, String evaluation) {
    Actor actor = requireActorOf(regency);
    return evaluations.find(actor, evaluation)
        .map(one -> questions(evaluations.requireInstrumentCopy(actor, one).content(),
            findOwners(actor, List.of(evaluation)).getOrDefault(evaluation, Map.of())))
        .orElse(List.of());
  }

  @Override
  public EvaluationQuestions loadQuestions(String regency, Collection<String> besides) {
    Actor actor = requireActorOf(regency);
    List<Evaluation> all = evaluations.listAll(actor);
    Map<String, Map<String, UUID>> owners = findOwners(actor,
        all.stream().filter(one -> !one.closed() || besides.contains(one.code())).map(Evaluation::code).toList());
    Map<String, List<EvidenceQuestion>> years = new LinkedHashMap<>();
    for (boolean closed : new boolean[]{false, true}) {
      for (Evaluation one : all) {
        if (one.closed() == closed && (!closed || besides.contains(one.code()))) {
          years.put(one.code(), questions(evaluations.requireInstrumentCopy(actor, one).content(),
              owners.getOrDefault(one.code(), Map.of())));
        }
      }
    }
    return new EvaluationQuestions(open(actor, all), years);
  }

  private static List<EvidenceQuestion> questions(Instrument instrument, Map<String, UUID> owners) {
    List<EvidenceQuestion> questions = new ArrayList<>();
    for (Instrument.Block block : instrument.blocks()) {
      for (Instrument.Indicator indicator : block.indicators()) {
        for (Instrument.Question question : indicator.questions()) {
          questions.add(new EvidenceQuestion(question.code(), question.text().id(), indicator.code(),
              indicator.name().id(), block.code(), block.name().id(), owners.get(question.code()),
              question.slots().stream().map(StoredEvaluationDirectory::toSlotView).toList()));
        }
      }
    }
    return questions;
  }

  private record QuestionOwner(String evaluation, String question, UUID organisation) {}

  /** By year and question. */
  private Map<String, Map<String, UUID>> findOwners(Actor actor, List<String> years) {
    return rows.sql(actor, """
        SELECT evaluation, question, organisation FROM indicators.request
         WHERE regency = :regency AND evaluation = ANY (CAST(:years AS text[]))
        """)
        .param("years", years)
        .list(QuestionOwner.class)
        .stream()
        .collect(Collectors.groupingBy(QuestionOwner::evaluation,
            Collectors.toMap(QuestionOwner::question, QuestionOwner::organisation)));
  }

  private static EvidenceSlot toSlotView(Instrument.Slot slot) {
    return new EvidenceSlot(slot.code(), slot.name().id(), slot.required(), slot.type().name().toLowerCase(Locale.ROOT),
        slot.fact(), slot.perVillage());
  }

  @Override
  public List<EvidenceSlot> listSlots(String regency, String evaluation, String question) {
    Actor actor = requireActorOf(regency);
    return evaluations.find(actor, evaluation)
        .flatMap(one -> evaluations.requireInstrumentCopy(actor, one).content().question(question))
        .map(one -> one.slots().stream().map(StoredEvaluationDirectory::toSlotView).toList())
        .orElse(List.of());
  }

  @Override
  public @Nullable UUID findOwner(String regency, String evaluation, String question) {
    return rows.sql(requireActorOf(regency), """
        SELECT organisation FROM indicators.request
         WHERE regency = :regency AND evaluation = :evaluation AND question = :question
        """).param("evaluation", evaluation).param("question", question).optional(UUID.class).orElse(null);
  }

  @Override
  public boolean isLocked(String regency, String evaluation, String question) {
    Actor actor = requireActorOf(regency);
    return evaluations.find(actor, evaluation).map(one -> !evaluations.mayChange(actor, one, question)).orElse(true);
  }

  @Override
  public boolean isClosed(String regency, String evaluation) {
    return evaluations.find(requireActorOf(regency), evaluation).map(Evaluation::closed).orElse(false);
  }

  @Override
  public boolean isLockedForShare(String regency, String evaluation, String question) {
    evaluations.lockStateForShare(requireActorOf(regency), evaluation);
    return isLocked(regency, evaluation, question);
  }

  /** The actor of now; a question about another regency than theirs is a mistake of the caller. */
  private static Actor requireActorOf(String regency) {
    Actor actor = ActorContext.current();
    if (!actor.regency().equals(regency)) {
      throw new IllegalArgumentException("the actor is of another regency");
    }
    return actor;
  }
}
