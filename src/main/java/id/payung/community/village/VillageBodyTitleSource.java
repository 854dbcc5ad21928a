package id.payung.community.village;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** Of which village a body is, in the trail. */
@Component
class VillageBodyTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List.of(new RecordTitle("village-body", VillageBody.class, "village", RecordTitle.villageSql("village")));
  }
}
