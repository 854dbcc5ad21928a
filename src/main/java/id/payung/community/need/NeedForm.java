package id.payung.community.need;

import id.payung.platform.errors.Invalid;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** A note as it is corrected at a desk; how long and how many is read as from a phone. */
record NeedForm(UUID id, int version, @NotBlank @Size(max = 60) String help, int children, int women, int others,
    int urgency, @NotNull @PastOrPresent LocalDate day, @Size(max = 500) String text) {

  static NeedForm of(NeedNote note) {
    return RecordCopy.complete(NeedForm.class).withAll(note).withAll(note.need()).withAll(note.need().people()).make();
  }

  NeedNote on(NeedNote kept) {
    Need need = RecordCopy.of(kept.need())
        .withAll(this)
        .with(Need::people, RecordCopy.complete(Need.People.class).withAll(this).make())
        .make();
    return RecordCopy.of(kept).with(NeedNote::need, need).make();
  }

  /** The numbers have a field each on the page. */
  static Invalid onPage(Invalid wrong) {
    Map<String, String> fields = new HashMap<>();
    wrong.fields()
        .forEach((field, key) -> fields.put(field.replaceFirst("^people\\.?", "").replaceFirst("^$", "children"), key));
    return new Invalid(fields);
  }
}
