package id.payung.indicators.request;

import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A letter as it is typed. */
record DataRequestLetterForm(UUID id, @Size(max = 80) String number, LocalDate dated, LocalDate due,
    @NotBlank(message = "indicators.letter.signer-needed") @Size(max = 120) String signerName,
    @NotBlank(message = "indicators.letter.post-needed") @Size(max = 120) String signerPost,
    @Size(max = 30) String signerNumber,
    @NotEmpty(message = "indicators.letter.offices-needed") List<UUID> organisation) implements CrossFieldRules {

  @Override
  public void check() {
    if (due.isBefore(dated)) {
      throw new Invalid("due", "indicators.letter.due-early");
    }
  }

  DataRequestLetter toLetter(String evaluation, String madeBy, Instant madeAt) {
    return RecordCopy.blank(DataRequestLetter.class)
        .withAll(this)
        .with(DataRequestLetter::organisations, organisation)
        .with(DataRequestLetter::evaluation, evaluation)
        .with(DataRequestLetter::madeBy, madeBy)
        .with(DataRequestLetter::madeAt, madeAt)
        .with(DataRequestLetter::version, 1)
        .make();
  }
}
