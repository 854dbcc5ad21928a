package id.payung.community;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.fieldwork.kind.PhoneLocation;
import id.payung.platform.rows.annotation.ColumnName;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.NotAColumn;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a village reports of one activity.
 *
 * @param activity the planned activity; null: something of the village's own, named by {@code title}
 * @param kindOfActivity code; only without an activity
 * @param ages by band ({@code 0-5}, {@code 6-12}, {@code 13-17}), or null
 * @param volume in the unit of the activity, or null: counted from the people or as one
 * @param cost whole rupiah, a note: it never becomes realisation
 * @param onBehalfOf the name of the one who told it, or null
 */
public record ReportBody(@Nullable UUID activity, @NotAColumn @Nullable String title,
    @NotAColumn @Nullable String kindOfActivity, LocalDate heldOn, UUID village, PeopleCounts people,
    @JsonColumn @Nullable SortedMap<String, CountBySex> ages, @JsonColumn @Nullable DisabilityCounts disability,
    @Nullable Long volume, @JsonInclude(JsonInclude.Include.NON_EMPTY) String notes, @Nullable Long cost,
    @ColumnName("on_behalf_of") @Nullable OnBehalfOf onBehalfOf, @JsonColumn @Nullable PhoneLocation place,
    @JsonColumn List<AnnouncedFile> files) {

  public static final List<String> AGE_BANDS = List.of("0-5", "6-12", "13-17");
  public static final int MAX_NOTE_LENGTH = 50_000;

  public ReportBody {
    kindOfActivity = "other".equals(kindOfActivity) ? null : kindOfActivity;
    notes = Objects.requireNonNullElse(notes, "");
    ages = ages == null || ages.isEmpty() ? null : new TreeMap<>(ages);
    files = List.copyOf(files);
  }

  /** Who was there. */
  public record PeopleCounts(int childrenM, int childrenF, int adultsM, int adultsF) {
    public int children() {
      return childrenM + childrenF;
    }

    public int adults() {
      return adultsM + adultsF;
    }

    public int total() {
      return children() + adults();
    }
  }

  /** Boys and girls of one age band. */
  public record CountBySex(int m, int f) {}

  /** Of those who were there, people with a disability. */
  public record DisabilityCounts(int children, int adults) {}

  /** Somebody without a phone told it. */
  public record OnBehalfOf(String name) {}

  /** A file that the phone will send. */
  public record AnnouncedFile(UUID id, String slot, String sha256, long size) {
    public static final String PHOTO = "photo";
    public static final String ATTENDANCE = "attendance";
  }

  /** Whether everything that may come later is there too: age bands and a note. */
  boolean hasAllDetails() {
    return ages != null && ages.size() == AGE_BANDS.size() && !notes.isEmpty();
  }

  public CountBySex countOfBand(String band) {
    Map<String, CountBySex> known = ages;
    CountBySex sexes = known == null ? null : known.get(band);
    return sexes == null ? new CountBySex(0, 0) : sexes;
  }

  /**
   * Whether the age bands name more boys or more girls than were there. Fewer is no contradiction: some ages may be
   * unknown. A desk is told to mend it; a phone only says so ({@code agesExceed} of {@code report.js}), since what was
   * written without a network is not refused.
   */
  public boolean agesExceedChildren() {
    int boys = AGE_BANDS.stream().mapToInt(band -> countOfBand(band).m()).sum();
    int girls = AGE_BANDS.stream().mapToInt(band -> countOfBand(band).f()).sum();
    return boys > people.childrenM() || girls > people.childrenF();
  }

  /** The volume that the report stands for: as written down, or counted from the people, or one. */
  public long realisedVolume(String countBasis) {
    if (volume != null) {
      return volume;
    }
    return switch (countBasis) {
      case "people" -> people.total();
      case "children" -> people.children();
      default -> 1;
    };
  }
}
