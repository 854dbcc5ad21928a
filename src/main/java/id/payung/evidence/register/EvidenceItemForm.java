package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.item.EvidenceSlotKey;
import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.form.FoldedField;
import id.payung.platform.form.FormFields;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of an item, and where a file of the inbox is put. What belongs to the other kind is left out. Days
 * are asked only where they cannot be; what is missing is a warning beside each use and no refusal.
 *
 * @param place where it is used, see {@link EvidenceSlotKey}; blank for later
 */
public record EvidenceItemForm(UUID id, int version,
    @Pattern(regexp = "official|activity", message = "evidence.wrong.kind") String kind,
    @NotBlank(message = "evidence.wrong.title") @Size(max = 300, message = "evidence.wrong.title") String title,
    @Size(max = 60) String docKind, @Size(max = 120, message = "evidence.wrong.number") String number,
    @Nullable @PastOrPresent(message = "evidence.wrong.to-come") LocalDate docDate,
    @FoldedField @Nullable LocalDate validFrom, @FoldedField @Nullable LocalDate validTo,
    @Nullable @PastOrPresent(message = "evidence.wrong.to-come") LocalDate heldOn, @Nullable UUID village,
    @Size(max = 200) String place, @Size(max = 60, message = "evidence.wrong.long") String pages,
    @Size(max = 1_000, message = "evidence.wrong.long") String proves) implements CrossFieldRules {

  public EvidenceItemForm {
    boolean official = kind != null && kind.equals("official");
    number = official ? number : "";
    docDate = official ? docDate : null;
    validFrom = official ? validFrom : null;
    validTo = official ? validTo : null;
    heldOn = official ? null : heldOn;
  }

  public static FormFields of(EvidenceItem item) {
    return FormFields.of(RecordCopy.blank(EvidenceItemForm.class).withAll(item, "pages").make())
        .with("kind", !item.unplaced() ? item.kind() : item.picture() ? "activity" : "official");
  }

  @Override
  public void check() {
    Map<String, @Nullable LocalDate> days = new LinkedHashMap<>();
    days.put("docDate", docDate);
    days.put("validFrom", validFrom);
    days.put("validTo", validTo);
    days.put("heldOn", heldOn);
    days.forEach((field, day) -> {
      if (day != null && (day.getYear() < 1945 || day.getYear() > 2200)) {
        throw new Invalid(field, "evidence.wrong.date");
      }
    });
    if (validFrom != null && validTo != null && validTo.isBefore(validFrom)) {
      throw new Invalid("validTo", "evidence.wrong.ends-before");
    }
  }

  /** The item as described. */
  EvidenceItem applyTo(EvidenceItem item) {
    return RecordCopy.of(item)
        .withAll(this, "pages")
        .with(EvidenceItem::villages, village == null ? item.villages() : List.of(village))
        .make();
  }
}
