package id.payung.legislation;

import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PastOrPresent;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A draft as it is written down, or put right.
 *
 * @param proposedOn the day of its proposal, and the letter: asked of a new one
 */
public record DraftForm(UUID id, int version,
    @NotBlank(message = "legislation.title.needed") @Size(max = 500, message = "legislation.title.long") String title,
    @NotBlank(message = "legislation.kind.needed") @Size(max = 40) String kind,
    @NotBlank(message = "legislation.review.needed") @Size(max = 20) String review,
    @NotNull(message = "legislation.initiator.needed") UUID initiator, @Nullable @PastOrPresent LocalDate proposedOn,
    @Size(max = 120) String letterNumber,
    @Min(value = 2000, message = "legislation.programme.year") @Max(value = 2100,
        message = "legislation.programme.year") int programmeYear,
    @Size(max = 40) String outsideGround, @Nullable UUID parent, @Nullable LocalDate promisedOn,
    @Nullable UUID sameSubject) {

  public static DraftForm of(Draft kept) {
    return RecordCopy.blank(DraftForm.class).withAll(kept).make();
  }

  Draft change(Draft before) {
    return RecordCopy.of(before)
        .withAll(this)
        .with(Draft::kind, before.kind())
        .with(Draft::initiator, before.initiator())
        .make();
  }
}
