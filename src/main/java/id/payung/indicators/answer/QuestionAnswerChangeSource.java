package id.payung.indicators.answer;

import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers that were sent; drafts are their office's own. */
@Component
class QuestionAnswerChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(ChangedRecord
        .of(QuestionAnswer.class, new ChangeKind(60, "answers", "indicators.change.answer", "score"))
        .written("r.at", "r.evaluation || ':' || r.question", "r.by_person <> :me")
        .path("'/kla/' || r.evaluation || '/questions/' || r.question")
        .title("r.question || ' · ' || r.evaluation")
        .detail("(SELECT o.name FROM accounts.organisation o WHERE o.regency = r.regency AND o.id = r.organisation)")
        .standing("r.state = 'sent'")
        .openTo(AccessRoles.of(ForQuestionReaders.class)));
  }
}
