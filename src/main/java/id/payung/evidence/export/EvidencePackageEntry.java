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
record EvidencePackageEntry(String name, String part, String content, String question, String slot, String title,
    String number, String day, String pages, String proves, long size) {

  EvidencePackageEntry {
    part = Objects.requireNonNullElse(part, "");
    content = Objects.requireNonNullElse(content, "");
  }

  static EvidencePackageEntry of(String name, String part, EvidencePackagePlan.PlannedFile line, Ui ui, long size) {
    LocalDate day = line.item().day();
    return RecordCopy.blank(EvidencePackageEntry.class)
        .with(EvidencePackageEntry::name, name)
        .with(EvidencePackageEntry::part, part)
        .with(EvidencePackageEntry::content, line.contentKey())
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

  /** Whether its bytes lie in this ZIP, rather than in another of the package. */
  boolean isIn(String zip) {
    return part.isEmpty() || part.equals(zip);
  }

  /** In the order of the index; {@link EvidencePackageIndex} has the names. */
  List<String> fields() {
    return List.of(name, question, slot, title, number, day, pages, proves);
  }
}
