package id.payung.indicators.result;

import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.web.access.AllowedRoles;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Official results that were written down. They keep the name of who did it, and no id: of two people of one name, the
 * trail says whose it is, which everybody reads of their own deeds. The subject of its line is made of a name and
 * cannot be made again in SQL; the line is written right after the row, in the same transaction.
 */
@Component
class StageResultChangeSource implements ChangeSource {
  private static final String BY_OTHER = """
      (r.by_name <> :myName OR NOT EXISTS (
        SELECT 1 FROM audit.entry l
         WHERE l.regency = r.regency AND l.person = :me AND l.kind = 'stage-result' AND l.fields @> '{total}'
           AND l.at >= r.at AND l.at < r.at + interval '30 seconds'))""";

  @Override
  public List<ChangedRecord> changedRecords() {
    return List
        .of(ChangedRecord.of(StageResult.class, new ChangeKind(61, "results", "indicators.change.result", "score"))
            .written("r.at", "r.evaluation || ':' || r.stage", BY_OTHER)
            .path("'/kla/' || r.evaluation || '/results/' || r.stage")
            .title("r.stage || ' · ' || r.evaluation")
            .detail("nullif(r.number, '')")
            .paperDay("r.dated")
            .openTo(Objects.requireNonNull(ForQuestionReaders.class.getAnnotation(AllowedRoles.class)).value()));
  }
}
