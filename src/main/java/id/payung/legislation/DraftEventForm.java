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
 * An event as it is written down.
 *
 * @param basedOn version of the draft that the form was opened at
 * @param acting whether an acting head signs; the minister's consent is needed then
 * @param note for one's own side alone
 */
public record DraftEventForm(UUID event, int basedOn,
    @NotBlank(message = "legislation.event.needed") @Size(max = 60) String kind,
    @NotNull(message = "legislation.date.needed") @PastOrPresent LocalDate happenedOn,
    @Size(max = 120) String letterNumber, @Size(max = 120) String registeredAs, @Nullable LocalDate untilOn,
    @Nullable Integer ruleNumber, @Nullable Integer gazetteNumber, @Nullable Integer supplementNumber, boolean acting,
    @Size(max = 120) String consentNumber, @Nullable @PastOrPresent LocalDate consentOn,
    @Size(max = 4000, message = "legislation.note.long") String note,
    List<MultipartFile> file) implements CrossFieldRules {

  @Override
  public void check() {
    if (acting && consentNumber.isBlank()) {
      throw new Invalid("consentNumber", "legislation.consent.needed");
    }
    if (acting && consentOn == null) {
      throw new Invalid("consentOn", "legislation.consent.date-needed");
    }
    if (acting && consentOn != null && consentOn.isAfter(happenedOn)) {
      throw new Invalid("consentOn", "legislation.consent.late");
    }
    if (untilOn != null && untilOn.isBefore(happenedOn)) {
      throw new Invalid("untilOn", "legislation.until.before");
    }
  }

  /** What the kind of event asks for and the form lacks. */
  void requireFor(DraftEventKind way) {
    requireText(way, DraftEventKind.Need.LETTER, letterNumber, "letterNumber", "legislation.letter.needed");
    requireText(way, DraftEventKind.Need.NUMBER, registeredAs, "registeredAs", "legislation.registered-as.needed");
    requireSome(way, DraftEventKind.Need.UNTIL, untilOn, "untilOn", "legislation.until.needed");
    requireSome(way, DraftEventKind.Need.RULE_NUMBER, ruleNumber, "ruleNumber", "legislation.rule-number.needed");
    requireSome(way, DraftEventKind.Need.GAZETTE_NUMBER, gazetteNumber, "gazetteNumber",
        "legislation.gazette-number.needed");
  }

  private static void requireText(DraftEventKind way, DraftEventKind.Need need, String value, String field,
      String key) {
    requireSome(way, need, value.isBlank() ? null : value, field, key);
  }

  private static void requireSome(DraftEventKind way, DraftEventKind.Need need, @Nullable Object value, String field,
      String key) {
    if (way.needs(need) && value == null) {
      throw new Invalid(field, key);
    }
  }
}
