package id.payung.community;

import id.payung.audit.AuditTrailRepository;
import id.payung.fieldwork.kind.PreparedRecord;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report made ready to be stored: its activity looked up, its number taken. Made by {@code ReportIntake.prepare}. */
public record PreparedReport(ReportSubmission form, String receipt, String title, String kind, String countBasis,
    List<UUID> organisations, @Nullable String review) implements PreparedRecord<PreparedReport> {

  @Override
  public UUID id() {
    return form.id();
  }

  @Override
  public PreparedReport withReview(String why) {
    return new PreparedReport(form, receipt, title, kind, countBasis, organisations, why);
  }

  public ReportBody body() {
    return form.body();
  }

  public ReportStatus status() {
    return review == null ? ReportStatus.calculate(body(), body().files().size(), 0) : ReportStatus.REVIEW;
  }

  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, List.of(body().village()));
  }

  public long realisedVolume() {
    return body().realisedVolume(countBasis);
  }
}
