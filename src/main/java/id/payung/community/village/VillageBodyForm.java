package id.payung.community.village;

import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a village writes down of one of its bodies. */
record VillageBodyForm(int version, @Size(max = 200) String name, @Size(max = 100) String decreeNumber,
    @Nullable LocalDate decreeDate, @Size(max = 200) String chairPost,
    @Max(value = 100_000, message = "community.invalid.number") @Nullable Integer membersM,
    @Max(value = 100_000, message = "community.invalid.number") @Nullable Integer membersF,
    @Min(value = 1945, message = "community.invalid.year") @Max(value = 2200,
        message = "community.invalid.year") @Nullable Integer founded) {

  static VillageBodyForm of(VillageBody kept) {
    return RecordCopy.complete(VillageBodyForm.class).withAll(kept).make();
  }

  VillageBody body(UUID village, String kind) {
    return RecordCopy.of(VillageBody.blank(village, kind)).withAll(this).make();
  }
}
