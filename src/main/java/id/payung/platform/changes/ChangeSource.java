package id.payung.platform.changes;

import java.util.List;

/** What a module declares of its records: one class of it is all that the first page needs to tell what is new. */
public interface ChangeSource {
  List<ChangedRecord> changedRecords();
}
