package id.payung.legislation;

import id.payung.platform.errors.Invalid;
import id.payung.platform.form.CrossFieldRules;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;

/**
 * What was wrong in an event, put right. A field that the kind of event does not have stays as it was.
 *
 * @param corrected id of the event that takes the place of the wrong one
 */
public record DraftCorrectionForm(UUID corrected, int basedOn,
    @NotNull(message = "legislation.date.needed") @PastOrPresent LocalDate happenedOn,
    @Size(max = 120) String letterNumber, @Size(max = 120) String registeredAs, @Nullable LocalDate untilOn,
    List<MultipartFile> file,
    @NotBlank(message = "legislation.reason.needed") @Size(max = 500) String reason) implements CrossFieldRules {

  @Override
  public void check() {
    if (untilOn != null && untilOn.isBefore(happenedOn)) {
      throw new Invalid("untilOn", "legislation.until.before");
    }
  }

  /** What the kind of event asks for and the correction lacks. */
  void requireFor(DraftEventKind way, DraftEvent before) {
    if (way.needs(DraftEventKind.Need.LETTER) && letterNumber.isBlank()) {
      throw new Invalid("letterNumber", "legislation.letter.needed");
    }
    if (way.needs(DraftEventKind.Need.NUMBER) && registeredAs.isBlank()) {
      throw new Invalid("registeredAs", "legislation.registered-as.needed");
    }
    if (way.needs(DraftEventKind.Need.UNTIL) && untilOn == null) {
      throw new Invalid("untilOn", "legislation.until.needed");
    }
    boolean numbered = way.needs(DraftEventKind.Need.RULE_NUMBER) || way.needs(DraftEventKind.Need.GAZETTE_NUMBER);
    if (numbered && happenedOn.getYear() != before.happenedOn().getYear()) {
      throw new Invalid("happenedOn", "legislation.correction.year");
    }
  }
}
