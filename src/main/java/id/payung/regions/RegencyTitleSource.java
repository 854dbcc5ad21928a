package id.payung.regions;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the trail calls the regency itself. */
@Component
class RegencyTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("regency", RegencyRow.class, "region", "r.name"));
  }
}
