package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Questions and slots as the pages show and offer them. */
@Component
@Transactional(readOnly = true)
class Places {
  private final ObjectProvider<EvaluationCalendar> calendars;

  Places(ObjectProvider<EvaluationCalendar> calendars) {
    this.calendars = calendars;
  }

  /** The years that are open, and these besides. */
  QuestionBook book(Actor actor, Iterable<String> besides) {
    EvaluationCalendar calendar = calendars.getObject();
    Map<String, Map<String, QuestionView>> years = new LinkedHashMap<>();
    calendar.open(actor.regency()).forEach(open -> years.put(open.code(), byCode(calendar, actor, open.code())));
    for (String code : besides) {
      if (!years.containsKey(code)) {
        years.put(code, byCode(calendar, actor, code));
      }
    }
    return new QuestionBook(years);
  }

  private static Map<String, QuestionView> byCode(EvaluationCalendar calendar, Actor actor, String evaluation) {
    Map<String, QuestionView> questions = new LinkedHashMap<>();
    calendar.questions(actor.regency(), evaluation).forEach(question -> questions.put(question.code(), question));
    return questions;
  }

  /** The years that are being answered, the latest first. */
  List<OpenEvaluation> open(Actor actor) {
    return calendars.getObject().open(actor.regency());
  }

  /**
   * Slots to choose from, under their questions: those of the actor's own offices, or all for who reaches the regency and for a village, which
   * only proposes.
   *
   * @param open codes of the years that are being answered
   */
  static List<OptionGroup> offered(Actor actor, QuestionBook book, List<OpenEvaluation> open) {
    List<OptionGroup> groups = new ArrayList<>();
    boolean all = actor.wide() || actor.organisations().isEmpty();
    for (OpenEvaluation year : open) {
      for (QuestionView question : book.years().getOrDefault(year.code(), Map.of()).values()) {
        UUID owner = question.organisation();
        if (all || owner != null && actor.organisations().contains(owner)) {
          String before = open.size() > 1 ? year.code() + " · " : "";
          groups.add(
              new OptionGroup(
                  before + question.code() + " " + QuestionBook.brief(question.text()),
                  question.slots().stream()
                      .filter(slot -> !slot.type().equals("computed"))
                      .map(slot -> Option.of(new Place(year.code(), question.code(), slot.code()).toString(), question.code() + " " + slot.name()))
                      .toList()));
        }
      }
    }
    return groups;
  }
}
