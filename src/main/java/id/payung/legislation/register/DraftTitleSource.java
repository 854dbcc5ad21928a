package id.payung.legislation.register;

import id.payung.audit.RecordTitle;
import id.payung.legislation.Draft;
import java.util.List;
import org.springframework.stereotype.Component;

/** What drafts are called in the trail, for those who may read them. */
@Component
class DraftTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("draft", Draft.class, "r.title"));
  }
}
