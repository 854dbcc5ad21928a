package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.i18n.Messages;
import id.payung.remarks.ConversationRepository.OpenQuestion;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Tells the person who is named, until they answered or the conversation is settled; one statement. */
@Component
@Transactional(readOnly = true)
class RemarkDutySource implements DutySource {
  private static final int EXCERPT = 140;

  private final ConversationRepository conversations;
  private final RemarkSubjectLookup subjects;
  private final Messages words;

  RemarkDutySource(ConversationRepository conversations, RemarkSubjectLookup subjects, Messages words) {
    this.conversations = conversations;
    this.subjects = subjects;
    this.words = words;
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    if (actor.person() == null) {
      return List.of();
    }
    return conversations.listOpenQuestions(actor, subjects.listKinds(actor), limit)
        .stream()
        .map(question -> toDuty(question, subjects.pathOf(question.kind(), question.subjectKey())))
        .toList();
  }

  private Duty toDuty(OpenQuestion question, String path) {
    String text = TextAbbreviation.of(question.text(), EXCERPT);
    return new Duty("remarks.duty." + question.kind(), question.conversation(),
        words.text(Messages.INDONESIAN, "remarks.asks-you", question.authorName(), text), "remarks.duty.why", null,
        path + "#conversations-" + question.kind(), "remarks.duty.open", 0)
        .inEnglish(words.text(Messages.ENGLISH, "remarks.asks-you", question.authorName(), text))
        .askedByName();
  }
}
