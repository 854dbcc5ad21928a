package id.payung.evidence.indexsheet;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceQuestion;
import id.payung.evidence.EvidenceSlot;
import id.payung.platform.sheets.taken.RegisterAnswers;
import id.payung.platform.sheets.taken.RegisterChoice;
import id.payung.platform.ui.SelectOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which place of a question a file is for whose row does not say it: the only one of its kind, photo or paper; where
 * there are several, or none, a person says it once for the question.
 */
final class EvidencePlaceChoices {
  /** So many are asked on a page; files of further questions wait until these are answered. */
  private static final int MOST = 60;

  private final RegisterAnswers answers;
  private final Map<String, RegisterChoice> asked = new LinkedHashMap<>();

  EvidencePlaceChoices(RegisterAnswers answers) {
    this.answers = answers;
  }

  /** Null where that is not known yet. */
  @Nullable
  EvidenceSlot find(EvidenceQuestion question, EvidenceItem file) {
    boolean photo = file.unplaced() ? file.picture() : file.kind().equals("activity");
    String foreign = photo ? "official" : "activity";
    List<EvidenceSlot> slots = question.slots().stream().filter(slot -> !slot.type().equals("computed")).toList();
    List<EvidenceSlot> own = slots.stream().filter(slot -> !slot.type().equals(foreign)).toList();
    if (own.size() == 1 || slots.size() == 1) {
      return own.isEmpty() ? slots.getFirst() : own.getFirst();
    }
    List<EvidenceSlot> offered = own.isEmpty() ? slots : own;
    String field = "choice.place-" + question.code().replace('.', '-') + (photo ? "-photo" : "-paper");
    if (!asked.containsKey(field) && asked.size() == MOST) {
      return null;
    }
    String chosen = asked.computeIfAbsent(field, _ -> ask(field, question, offered, photo)).value();
    return offered.stream().filter(slot -> slot.code().equals(chosen)).findFirst().orElse(null);
  }

  private RegisterChoice ask(String field, EvidenceQuestion question, List<EvidenceSlot> offered, boolean photo) {
    List<SelectOption> options = new ArrayList<>(List.of(SelectOption.of("", "evidence.index.place.wait")));
    offered.forEach(slot -> options.add(SelectOption.of(slot.code(), slot.name())));
    return RegisterChoice
        .of(answers, field, photo ? "evidence.index.place.photo" : "evidence.index.place.paper", options, "")
        .about(question.code());
  }

  /** What is asked, in the order of the rows. */
  List<RegisterChoice> list() {
    return List.copyOf(asked.values());
  }
}
