package id.payung.remarks;

import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import java.util.List;
import org.springframework.stereotype.Component;

/** A conversation that somebody else settled, for who asked in it or was asked: nothing vanishes unsaid. */
@Component
class RemarkChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List.of(ChangedRecord
        .of(Conversation.class, new ChangeKind(55, "conversations-settled", "remarks.change.settled", "check"))
        .logged("conversation", "settled")
        .path("'/remarks/conversations/' || r.id")
        .title("r.subject_title")
        .standing("""
            r.state = 'settled' AND EXISTS (SELECT FROM remarks.remark x WHERE x.regency = r.regency
              AND x.conversation = r.id AND x.taken_back_at IS NULL AND (x.author = :me OR x.named = :me))
            """));
  }
}
