package id.payung.evidence.intake;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.register.EvidenceItemForm;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of many files of the inbox at once.
 *
 * @param chosen the files, as {@link id.payung.platform.bulk.ChosenRow} writes them
 * @param heldOn of those whose name tells no day; blank where none is known
 * @param origin what the inbox is narrowed to
 * @param run made with the page, under which it asks how far this has come
 */
record EvidenceInboxPlacementForm(@NotEmpty(message = "ui.bulk.none") List<@Size(max = 60) String> chosen,
    @Pattern(regexp = "official|activity", message = "evidence.wrong.kind") String kind, @Size(max = 60) String docKind,
    @Nullable @PastOrPresent(message = "evidence.wrong.to-come") LocalDate heldOn, @Nullable UUID village,
    @Size(max = 200) String place, @Size(max = 1_000, message = "evidence.wrong.long") String proves,
    @Size(max = 200) String origin, @Nullable UUID run) implements CrossFieldRules {

  @Override
  public void check() {
    if (heldOn != null && heldOn.getYear() < 1945) {
      throw new Invalid("heldOn", "evidence.wrong.date");
    }
  }

  /** What was said of one of many, for all of them once more. */
  static EvidenceInboxPlacementForm again(EvidenceItemForm of, List<String> chosen) {
    return RecordCopy.blank(EvidenceInboxPlacementForm.class)
        .with(EvidenceInboxPlacementForm::chosen, chosen)
        .with(EvidenceInboxPlacementForm::kind, of.kind())
        .with(EvidenceInboxPlacementForm::docKind, of.docKind())
        .with(EvidenceInboxPlacementForm::heldOn, of.heldOn())
        .with(EvidenceInboxPlacementForm::village, of.village())
        .with(EvidenceInboxPlacementForm::place, of.place())
        .with(EvidenceInboxPlacementForm::proves, of.proves())
        .with(EvidenceInboxPlacementForm::run, Ids.next())
        .make();
  }

  /** What it says of one of them. The day in a file's own name stands before that of all. */
  EvidenceItemForm of(EvidenceItem item, int version, LocalDate today) {
    Optional<LocalDate> own = FileNameDateParser.findDate(item.title()).filter(day -> !day.isAfter(today));
    return RecordCopy.blank(EvidenceItemForm.class)
        .withAll(item, "pages")
        .with(EvidenceItemForm::version, version)
        .with(EvidenceItemForm::kind, kind)
        .with(EvidenceItemForm::docKind, docKind)
        .with(EvidenceItemForm::heldOn, own.orElse(heldOn))
        .with(EvidenceItemForm::village, village)
        .with(EvidenceItemForm::place, place)
        .with(EvidenceItemForm::proves, proves)
        .make();
  }
}
