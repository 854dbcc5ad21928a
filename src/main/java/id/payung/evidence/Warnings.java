package id.payung.evidence;

import id.payung.platform.actor.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps beside each use what {@link Noticing} finds in it. */
@Component
@Transactional
class Warnings {
  private final Items items;
  private final Uses uses;
  private final Likenesses likenesses;
  private final ObjectProvider<EvaluationCalendar> calendars;
  private final ApplicationEventPublisher events;

  Warnings(Items items, Uses uses, Likenesses likenesses, ObjectProvider<EvaluationCalendar> calendars,
      ApplicationEventPublisher events) {
    this.items = items;
    this.uses = uses;
    this.likenesses = likenesses;
    this.calendars = calendars;
    this.events = events;
  }

  /** Computes anew what is noticed of an item in all its uses, and tells of those that changed. */
  void lookAgain(Actor actor, UUID itemId) {
    Item item = items.require(actor, itemId);
    List<UseLine> lines = uses.ofItem(actor, itemId);
    boolean open = likenesses.of(actor, itemId)
        .stream()
        .anyMatch(likeness -> likeness.answer() == null || likeness.answer().equals("same"));
    EvaluationCalendar calendar = calendars.getObject();
    Map<String, List<Integer>> years = new HashMap<>();
    calendar.open(actor.regency()).forEach(evaluation -> years.put(evaluation.code(), evaluation.evidenceYears()));
    for (UseLine line : lines) {
      UseView use = line.use();
      SlotView slot = calendar.slots(actor.regency(), line.evaluation(), use.question())
          .stream()
          .filter(known -> known.code().equals(use.slot()))
          .findFirst()
          .orElse(null);
      int shared = (int) lines.stream()
          .filter(
              other -> other.evaluation().equals(line.evaluation()) && !other.use().question().equals(use.question()))
          .filter(other -> !other.use().state().equals("taken-back") && !other.use().state().equals("declined"))
          .count();
      List<String> warnings = Noticing.in(new Noticing.Case(item, years.getOrDefault(line.evaluation(), List.of()),
          slot == null ? "either" : slot.type(), slot != null && slot.perVillage(), use.pages(), use.proves(), shared,
          open));
      if (!warnings.equals(use.warnings())) {
        uses.warn(actor, use.id(), warnings);
        events.publishEvent(new EvidenceUseChanged(actor.regency(), use.id(), actor.person(), use.id(),
            line.evaluation(), use.question()));
      }
    }
  }
}
