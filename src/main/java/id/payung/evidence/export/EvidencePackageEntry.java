package id.payung.evidence.export;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.List;

/**
 * A line of a package's index.
 *
 * @param name exactly as in the ZIP
 * @param day of the document or the activity, in words; empty when unknown
 * @param size in bytes, as packed
 */
record EvidencePackageEntry(String name, String question, String slot, String title, String number, String day,
    String pages, String proves, long size) {

  static EvidencePackageEntry of(String name, EvidencePackagePlan.PlannedFile line, Ui ui, long size) {
    LocalDate day = line.item().day();
    return RecordCopy.blank(EvidencePackageEntry.class)
        .with(EvidencePackageEntry::name, name)
        .with(EvidencePackageEntry::question, line.question().code())
        .with(EvidencePackageEntry::slot, line.slotName())
        .with(EvidencePackageEntry::title, line.item().title())
        .with(EvidencePackageEntry::number, line.item().number())
        .with(EvidencePackageEntry::day, day == null ? "" : ui.date(day))
        .with(EvidencePackageEntry::pages, line.use().pages())
        .with(EvidencePackageEntry::proves, line.use().proves())
        .with(EvidencePackageEntry::size, size)
        .make();
  }

  /** In the order of the index; {@link EvidencePackageIndex} has the names. */
  List<String> fields() {
    return List.of(name, question, slot, title, number, day, pages, proves);
  }
}
