package id.payung.community.need;

import id.payung.fieldwork.declared.LastRecordEdit;
import id.payung.fieldwork.declared.RecordAuthorship;
import id.payung.fieldwork.declared.StoredRecord;
import id.payung.platform.rows.annotation.CopiesReachTo;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import java.util.UUID;

/** A note of a need as it is kept. */
@Table(value = "community.need_note", reach = "village:village author:author")
@CopiesReachTo(value = "fieldwork.record_version", by = "record")
public record NeedNote(UUID id, @HiddenFromPeople Need need, @HiddenFromPeople RecordAuthorship origin,
    @HiddenFromPeople LastRecordEdit edit, @HiddenFromPeople NeedAnswer answer, int version) implements StoredRecord {

  @Override
  public UUID village() {
    return need.village();
  }
}
