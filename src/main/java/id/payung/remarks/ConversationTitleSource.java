package id.payung.remarks;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** What conversations are called in the trail: where they stand, and nothing of what was written. */
@Component
class ConversationTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("conversation", Conversation.class, "r.subject_title"));
  }
}
