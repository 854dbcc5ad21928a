package id.payung.indicators.result;

import id.payung.indicators.year.ForQuestionReaders;
import id.payung.platform.changes.ChangeKind;
import id.payung.platform.changes.ChangeSource;
import id.payung.platform.changes.ChangedRecord;
import id.payung.platform.web.access.AllowedRoles;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Official results that were written down. They keep the name of who did it, and no id. */
@Component
class StageResultChangeSource implements ChangeSource {
  @Override
  public List<ChangedRecord> changedRecords() {
    return List
        .of(ChangedRecord.of(StageResult.class, new ChangeKind(61, "results", "indicators.change.result", "score"))
            .written("r.at", "r.evaluation || ':' || r.stage", "r.by_name <> :myName")
            .path("'/kla/' || r.evaluation || '/results/' || r.stage")
            .title("r.stage || ' · ' || r.evaluation")
            .detail("nullif(r.number, '')")
            .paperDay("r.dated")
            .openTo(Objects.requireNonNull(ForQuestionReaders.class.getAnnotation(AllowedRoles.class)).value()));
  }
}
