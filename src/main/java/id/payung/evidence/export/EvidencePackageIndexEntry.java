package id.payung.evidence.export;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A line of a package's index.
 *
 * @param name exactly as in the ZIP
 * @param part the ZIP in which the file lies; the same bytes lie in one ZIP of a package only
 * @param content what its bytes are known by; empty in packages of before
 * @param day of the document or the activity, in words; empty when unknown
 * @param size in bytes, as packed
 */
record EvidencePackageIndexEntry(String name, String part, String content, String question, String slot, String title,
    String number, String day, String pages, String proves, long size) {

  EvidencePackageIndexEntry {
    part = Objects.requireNonNullElse(part, "");
    content = Objects.requireNonNullElse(content, "");
  }

  static EvidencePackageIndexEntry of(String name, String part, EvidencePackagePlan.PlannedFile line, Ui ui,
      long size) {
    LocalDate day = line.item().day();
    return RecordCopy.blank(EvidencePackageIndexEntry.class)
        .with(EvidencePackageIndexEntry::name, name)
        .with(EvidencePackageIndexEntry::part, part)
        .with(EvidencePackageIndexEntry::content, line.contentKey())
        .with(EvidencePackageIndexEntry::question, line.question().code())
        .with(EvidencePackageIndexEntry::slot, line.slotName())
        .with(EvidencePackageIndexEntry::title, line.item().title())
        .with(EvidencePackageIndexEntry::number, line.item().number())
        .with(EvidencePackageIndexEntry::day, day == null ? "" : ui.date(day))
        .with(EvidencePackageIndexEntry::pages, line.use().pages())
        .with(EvidencePackageIndexEntry::proves, line.use().proves())
        .with(EvidencePackageIndexEntry::size, size)
        .make();
  }

  /** Whether its bytes lie in this ZIP, rather than in another of the package. */
  boolean isIn(String zip) {
    return part.isEmpty() || part.equals(zip);
  }

  /** In the order of the index; {@link EvidencePackageIndex} has the names. */
  List<String> fields() {
    return List.of(name, question, slot, title, number, day, pages, proves);
  }
}
