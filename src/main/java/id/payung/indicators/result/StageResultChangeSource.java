package id.payung.indicators.result;

import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Official results that were written down. They keep who did it by id; those that were written before it was kept have
 * the name alone.
 */
@Component
class StageResultChangeSource implements ChangeSource {
  private static final String BY_OTHER =
      "(CASE WHEN r.by_person IS NULL THEN r.by_name <> :myName ELSE r.by_person <> :me END)";

  @Override
  public List<ChangedRecord> changedRecords() {
    return List
        .of(ChangedRecord.of(StageResult.class, new ChangeKind(61, "results", "indicators.change.result", "score"))
            .written("r.at", "r.evaluation || ':' || r.stage", BY_OTHER)
            .path("'/kla/' || r.evaluation || '/results/' || r.stage")
            .title("r.stage || ' · ' || r.evaluation")
            .detail("nullif(r.number, '')")
            .paperDay("r.dated")
            .openTo(AccessRoles.of(ForQuestionReaders.class)));
  }
}
