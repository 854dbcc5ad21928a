package id.payung.evidence.item;

import id.payung.audit.RecordTitle;
import id.payung.evidence.EvidenceItem;
import java.util.List;
import org.springframework.stereotype.Component;

/** What evidence and its uses are called in the trail. */
@Component
class EvidenceTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("evidence", EvidenceItem.class, "r.title"),
        new RecordTitle("evidence-use", EvidenceUse.class, """
            r.question || coalesce(' · ' || (SELECT i.title FROM evidence.item i
              WHERE i.regency = r.regency AND i.id = r.item), '')"""));
  }
}
