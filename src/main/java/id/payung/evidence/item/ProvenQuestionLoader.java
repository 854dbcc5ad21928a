package id.payung.evidence.item;

import id.payung.community.ReportUseDirectory.ProvenQuestion;
import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvaluationDirectory.EvaluationQuestions;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.LostPointDirectory;
import id.payung.evidence.LostPointDirectory.LostPoints;
import id.payung.evidence.OpenEvaluation;
import id.payung.platform.actor.Actor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Says, before proofs are taken out, which questions they prove and what those lose. */
@Component
@Transactional(readOnly = true)
public class ProvenQuestionLoader {
  private final ObjectProvider<EvaluationDirectory> evaluations;
  private final ObjectProvider<LostPointDirectory> lostPoints;

  ProvenQuestionLoader(ObjectProvider<EvaluationDirectory> evaluations, ObjectProvider<LostPointDirectory> lostPoints) {
    this.evaluations = evaluations;
    this.lostPoints = lostPoints;
  }

  /** Of those of these uses that an office has taken, by year and question. */
  public List<ProvenQuestion> load(Actor actor, Collection<EvidenceUseListItem> lines) {
    Map<String, Map<String, List<EvidenceUse>>> taken = lines.stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.is(EvidenceUseState.TAKEN))
        .collect(Collectors.groupingBy(EvidenceUse::evaluation, TreeMap::new,
            Collectors.groupingBy(EvidenceUse::question, TreeMap::new, Collectors.toList())));
    if (taken.isEmpty()) {
      return List.of();
    }
    EvaluationQuestions known = evaluations.getObject().loadQuestions(actor.regency(), taken.keySet());
    Map<String, OpenEvaluation> open =
        known.open().stream().collect(Collectors.toMap(OpenEvaluation::code, Function.identity()));
    List<ProvenQuestion> proven = new ArrayList<>();
    taken.forEach((year, questions) -> {
      Map<String, String> texts = known.questions()
          .getOrDefault(year, List.of())
          .stream()
          .collect(Collectors.toMap(EvidenceQuestion::code, EvidenceQuestion::text, (first, second) -> first));
      proven.addAll(ofYear(actor, year, questions, texts, open.get(year)));
    });
    return proven;
  }

  private List<ProvenQuestion> ofYear(Actor actor, String year, Map<String, List<EvidenceUse>> questions,
      Map<String, String> texts, @Nullable OpenEvaluation open) {
    Map<String, Set<UUID>> leaving = new TreeMap<>();
    questions.forEach((question, uses) -> {
      if (open != null && open.takesProofOf(question)) {
        leaving.put(question, uses.stream().map(EvidenceUse::id).collect(Collectors.toSet()));
      }
    });
    Map<String, LostPoints> lost = leaving.isEmpty() ? Map.of() : lostPoints.getObject().findLost(actor, year, leaving);
    return questions.entrySet().stream().map(entry -> {
      boolean checked = entry.getValue().stream().anyMatch(use -> use.check() == EvidenceCheckState.ACCEPTED);
      BigDecimal points = Optional.ofNullable(lost.get(entry.getKey()))
          .map(known -> checked ? known.checked() : known.complete())
          .orElse(null);
      return new ProvenQuestion(year, entry.getKey(), texts.getOrDefault(entry.getKey(), ""), checked,
          !leaving.containsKey(entry.getKey()), points);
    }).toList();
  }
}
