package id.payung.community.report;

import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportBody.CountBySex;
import id.payung.community.ReportBody.DisabilityCounts;
import id.payung.community.ReportBody.OnBehalfOf;
import id.payung.community.ReportBody.PeopleCounts;
import id.payung.community.ReportJsonCodec;
import id.payung.platform.form.FoldedField;
import id.payung.platform.form.FormFields;
import id.payung.platform.rows.RecordCopy;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartFile;
import tools.jackson.databind.node.ObjectNode;

/** A report as it is typed at a desk; its numbers and texts are read as those of a phone are. */
record ReportForm(UUID id, int version, @Nullable UUID activity,
    @Size(max = 300, message = "community.invalid.too-long") String title,
    @Size(max = 60, message = "community.invalid.too-long") String kindOfActivity,
    @NotNull(message = "community.invalid.heldOn") LocalDate heldOn,
    @NotNull(message = "community.invalid.village") UUID village, @Nullable Integer childrenM,
    @Nullable Integer childrenF, @Nullable Integer adultsM, @Nullable Integer adultsF, List<MultipartFile> photo,
    @Nullable Long volume, @FoldedField @Nullable Ages age, @FoldedField @Nullable Integer disabilityChildren,
    @FoldedField @Nullable Integer disabilityAdults, @FoldedField @Nullable Long cost,
    @FoldedField @Size(max = ReportBody.MAX_NOTE_LENGTH, message = "community.invalid.too-long") String notes,
    @FoldedField @Size(max = 200, message = "community.invalid.too-long") String onBehalfOf,
    @FoldedField List<MultipartFile> attendance) {

  /** The age bands, in the order of {@link ReportBody#AGE_BANDS}. */
  record Ages(@Nullable Band under6, @Nullable Band from6, @Nullable Band from13) {
    static final List<String> NAMES = List.of("under6", "from6", "from13");

    static @Nullable Ages of(@Nullable SortedMap<String, CountBySex> kept) {
      return kept == null ? null : new Ages(band(kept, 0), band(kept, 1), band(kept, 2));
    }

    private static @Nullable Band band(SortedMap<String, CountBySex> kept, int number) {
      CountBySex sexes = kept.get(ReportBody.AGE_BANDS.get(number));
      return sexes == null ? null : new Band(sexes.m(), sexes.f());
    }

    private SortedMap<String, CountBySex> counts() {
      SortedMap<String, CountBySex> counts = new TreeMap<>();
      List<@Nullable Band> bands = Arrays.asList(under6, from6, from13);
      for (int i = 0; i < bands.size(); i++) {
        Band band = bands.get(i);
        if (band != null && anyOf(band.m(), band.f())) {
          counts.put(ReportBody.AGE_BANDS.get(i), new CountBySex(orZero(band.m()), orZero(band.f())));
        }
      }
      return counts;
    }
  }

  /** Boys and girls of one band. */
  record Band(@Nullable Integer m, @Nullable Integer f) {}

  static FormFields of(Report report) {
    ReportBody body = report.body();
    PeopleCounts people = body.people();
    DisabilityCounts disability = body.disability();
    return FormFields.of(RecordCopy.complete(ReportForm.class)
        .withAll(body, "onBehalfOf")
        .with(ReportForm::id, report.id())
        .with(ReportForm::version, report.version())
        .with(ReportForm::childrenM, people.childrenM())
        .with(ReportForm::childrenF, people.childrenF())
        .with(ReportForm::adultsM, people.adultsM())
        .with(ReportForm::adultsF, people.adultsF())
        .with(ReportForm::age, Ages.of(body.ages()))
        .with(ReportForm::disabilityChildren, disability == null ? null : disability.children())
        .with(ReportForm::disabilityAdults, disability == null ? null : disability.adults())
        .with(ReportForm::onBehalfOf, body.onBehalfOf() == null ? "" : body.onBehalfOf().name())
        .leaving("photo", "attendance")
        .make());
  }

  /** Photos first, then lists of those present. */
  List<MultipartFile> files() {
    return Stream.concat(photo.stream(), attendance.stream()).toList();
  }

  /**
   * @param before the report that is edited: what the form does not show stays, and so does its activity, which is
   * changed with a reason alone
   */
  ReportBody body(@Nullable ReportBody before) {
    ObjectNode typed = ReportJsonCodec.write(RecordCopy.complete(ReportBody.class)
        .withAll(this, "onBehalfOf")
        .with(ReportBody::people,
            new PeopleCounts(orZero(childrenM), orZero(childrenF), orZero(adultsM), orZero(adultsF)))
        .with(ReportBody::ages, age == null ? null : age.counts())
        .with(ReportBody::disability,
            anyOf(disabilityChildren, disabilityAdults)
                ? new DisabilityCounts(orZero(disabilityChildren), orZero(disabilityAdults))
                : null)
        .with(ReportBody::onBehalfOf, onBehalfOf.isEmpty() ? null : new OnBehalfOf(onBehalfOf))
        .with(ReportBody::activity, before == null ? activity : before.activity())
        .with(ReportBody::place, before == null ? null : before.place())
        .with(ReportBody::files, before == null ? List.of() : before.files())
        .make());
    return ReportJsonCodec.read(anyOf(childrenM, childrenF, adultsM, adultsF) ? typed : typed.without("people"));
  }

  private static boolean anyOf(@Nullable Integer... numbers) {
    return Stream.of(numbers).anyMatch(Objects::nonNull);
  }

  private static int orZero(@Nullable Integer number) {
    return number == null ? 0 : number;
  }
}
