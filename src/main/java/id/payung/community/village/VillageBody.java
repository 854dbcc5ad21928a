package id.payung.community.village;

import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.annotation.FieldLabelKey;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.KeyColumn;
import id.payung.platform.rows.annotation.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A body of a village: facts without persons. Everybody in the regency reads them.
 *
 * @param kind patbm, drppa or tp-pkk
 * @param chairPost the post that chairs it, never a name
 * @param founded year, or null
 */
@Table(value = "community.village_body", reach = "village:village", readBy = "shared")
public record VillageBody(@KeyColumn UUID village, @KeyColumn String kind,
    @FieldLabelKey("community.body.name") String name, @FieldLabelKey("community.body.decree") String decreeNumber,
    @FieldLabelKey("community.body.decree-date") @Nullable LocalDate decreeDate,
    @FieldLabelKey("community.body.chair") String chairPost,
    @FieldLabelKey("community.body.membersM") @Nullable Integer membersM,
    @FieldLabelKey("community.body.membersF") @Nullable Integer membersF,
    @FieldLabelKey("community.body.founded") @Nullable Integer founded, @HiddenFromPeople String editedBy,
    @HiddenFromPeople Instant editedAt, int version) {
  public static final List<String> KINDS = List.of("patbm", "drppa", "tp-pkk");

  /** One that nobody has written down yet: without a time, and with version 0. */
  static VillageBody blank(UUID village, String kind) {
    return RecordCopy.blank(VillageBody.class).with(VillageBody::village, village).with(VillageBody::kind, kind).make();
  }

  public boolean wasSaved() {
    return version > 0;
  }
}
