package id.payung.community.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.community.CountedReportPolicy;
import id.payung.community.LastReportMove;
import id.payung.community.Report;
import id.payung.community.ReportBody;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportStatus;
import id.payung.community.ReportUseDirectory;
import id.payung.fieldwork.declared.OpenConflict;
import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PulledConflict;
import id.payung.fieldwork.kind.PulledEdit;
import id.payung.fieldwork.kind.PulledReview;
import id.payung.platform.i18n.Messages;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A report as a phone is given it.
 *
 * @param counted whether it counts, where its status alone does not say so
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportForPhone(String kind, UUID id, int version, @Nullable UUID activity, String title, LocalDate heldOn,
    UUID village, ReportBody.PeopleCounts people, NamedAuthor author, ReportBody.@Nullable OnBehalfOf onBehalfOf,
    String status, @Nullable Boolean counted, @Nullable String reason, @Nullable PulledReview review, String receipt,
    List<ReportUseDirectory.ReportUse> usedFor, int photos, @Nullable List<PulledConflict> conflicts,
    @Nullable PulledEdit edited, @Nullable LastReportMove moved, JsonNode body) {

  /** An author by name. */
  record NamedAuthor(UUID id, String name) {}

  static ReportForPhone of(KindDeclaration kind, Report report, List<OpenConflict> open,
      List<ReportUseDirectory.ReportUse> uses, Messages words) {
    PulledReview review = report.status() == ReportStatus.REVIEW ? PulledReview.of(words, kind, report.review()) : null;
    String reason = report.returned() != null ? report.returned() : report.withdrawn();
    return new ReportForPhone(kind.pulledAs(), report.id(), report.version(), report.activity(), report.title(),
        report.heldOn(), report.village(), report.people(), new NamedAuthor(report.author(), report.authorName()),
        report.body().onBehalfOf(), report.status().code(), countedUnlessPlain(report), reason, review,
        report.receipt(), uses, report.photos(),
        open.isEmpty() ? null : open.stream().map(OpenConflict::toPulled).toList(),
        PulledEdit.of(report.author(), report.editor(), report.editorName(), report.editedAt()), report.moved(),
        ReportJsonCodec.write(report.body()));
  }

  private static @Nullable Boolean countedUnlessPlain(Report report) {
    boolean counts = CountedReportPolicy.counts(report);
    return counts && report.status() != ReportStatus.REVIEW ? null : counts;
  }
}
