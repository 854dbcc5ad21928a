package id.payung.accounts;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whose mandates, and which organisations, the trail tells of. */
@Component
class AccountTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("person", Mandate.class, "person", "r.person_name"),
        new RecordTitle("mandate", Mandate.class, "r.person_name"),
        new RecordTitle("organisation", Organisation.class, "r.name"));
  }
}
