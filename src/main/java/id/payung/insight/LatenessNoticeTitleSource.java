package id.payung.insight;

import id.payung.audit.RecordTitle;
import java.util.List;
import org.springframework.stereotype.Component;

/** To whom a notice went, and as of which day, in the trail. */
@Component
class LatenessNoticeTitleSource implements RecordTitle.RecordTitleSource {
  @Override
  public List<RecordTitle> recordTitles() {
    return List
        .of(new RecordTitle("notice", LatenessNotice.class, "to_char(r.seen_from, 'DD-MM-YYYY') || coalesce(' · ' || "
            + RecordTitle.organisationSql("organisation") + ", '')"));
  }
}
