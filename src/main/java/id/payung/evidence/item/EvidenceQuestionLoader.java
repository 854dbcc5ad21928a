package id.payung.evidence.item;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.OpenEvaluation;
import id.payung.platform.actor.Actor;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.ui.SelectOptionGroup;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions and slots as the pages show and offer them. */
@Component
@Transactional(readOnly = true)
public class EvidenceQuestionLoader {
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;

  EvidenceQuestionLoader(ObjectProvider<EvaluationDirectory> evaluationDirectories) {
    this.evaluationDirectories = evaluationDirectories;
  }

  /** The years that are open, and these besides. */
  public EvidenceQuestionCatalogue loadCatalogue(Actor actor, Collection<String> besides) {
    EvaluationDirectory.EvaluationQuestions loaded =
        evaluationDirectories.getObject().loadQuestions(actor.regency(), besides);
    Map<String, Map<String, EvidenceQuestion>> years = new LinkedHashMap<>();
    loaded.questions()
        .forEach((year, questions) -> years.put(year, questions.stream()
            .collect(
                Collectors.toMap(EvidenceQuestion::code, Function.identity(), (one, _) -> one, LinkedHashMap::new))));
    return new EvidenceQuestionCatalogue(loaded.open(), years);
  }

  /** The years that are being answered, the latest first. */
  public List<OpenEvaluation> listOpenEvaluations(Actor actor) {
    return evaluationDirectories.getObject().listOpen(actor.regency());
  }

  /**
   * Slots to choose from, under their questions: those of the actor's own offices, or all for who reaches the regency
   * and for a village, which only proposes. What is locked takes no proof and is no choice.
   */
  public static List<SelectOptionGroup> slotOptions(Actor actor, EvidenceQuestionCatalogue catalogue) {
    List<SelectOptionGroup> groups = new ArrayList<>();
    for (OpenEvaluation year : catalogue.open()) {
      String before = catalogue.open().size() > 1 ? year.code() + " · " : "";
      listOffered(actor, catalogue, year).forEach(question -> groups.add(new SelectOptionGroup(
          before + question.code() + " " + EvidenceQuestionCatalogue.abbreviate(question.text()),
          question.slots()
              .stream()
              .filter(slot -> !slot.type().equals("computed"))
              .map(slot -> SelectOption.of(new EvidenceSlotKey(year.code(), question.code(), slot.code()).toString(),
                  question.code() + " " + slot.name()))
              .toList())));
    }
    return groups;
  }

  /** The questions of a year whose slots the actor may choose from; none that is locked. */
  public static List<EvidenceQuestion> listOffered(Actor actor, EvidenceQuestionCatalogue catalogue,
      OpenEvaluation year) {
    boolean all = actor.hasRegencyWideReach() || actor.organisations().isEmpty();
    return catalogue.years()
        .getOrDefault(year.code(), Map.of())
        .values()
        .stream()
        .filter(question -> year.takesProofOf(question.code()))
        .filter(question -> all
            || question.organisation() != null && actor.organisations().contains(question.organisation()))
        .toList();
  }
}
