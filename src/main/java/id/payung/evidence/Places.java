package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.ui.Option;
import id.payung.platform.ui.OptionGroup;
import java.util.ArrayList;
import java.util.Collection;
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
  QuestionBook book(Actor actor, Collection<String> besides) {
    EvaluationCalendar.Sheets sheets = calendars.getObject().sheets(actor.regency(), besides);
    Map<String, Map<String, QuestionView>> years = new LinkedHashMap<>();
    sheets.questions().forEach((year, questions) -> {
      Map<String, QuestionView> byCode = new LinkedHashMap<>();
      questions.forEach(question -> byCode.put(question.code(), question));
      years.put(year, byCode);
    });
    return new QuestionBook(sheets.open(), years);
  }

  /** The years that are being answered, the latest first. */
  List<OpenEvaluation> open(Actor actor) {
    return calendars.getObject().open(actor.regency());
  }

  /**
   * Slots to choose from, under their questions: those of the actor's own offices, or all for who reaches the regency
   * and for a village, which only proposes.
   */
  static List<OptionGroup> offered(Actor actor, QuestionBook book) {
    List<OpenEvaluation> open = book.open();
    List<OptionGroup> groups = new ArrayList<>();
    boolean all = actor.wide() || actor.organisations().isEmpty();
    for (OpenEvaluation year : open) {
      for (QuestionView question : book.years().getOrDefault(year.code(), Map.of()).values()) {
        UUID owner = question.organisation();
        if (all || owner != null && actor.organisations().contains(owner)) {
          String before = open.size() > 1 ? year.code() + " · " : "";
          groups.add(new OptionGroup(before + question.code() + " " + QuestionBook.brief(question.text()),
              question.slots()
                  .stream()
                  .filter(slot -> !slot.type().equals("computed"))
                  .map(slot -> Option.of(new Place(year.code(), question.code(), slot.code()).toString(),
                      question.code() + " " + slot.name()))
                  .toList()));
        }
      }
    }
    return groups;
  }
}
