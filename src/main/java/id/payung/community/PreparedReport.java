package id.payung.community;

import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.fieldwork.kind.PreparedRecord;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A report made ready to be stored: its activity looked up, its number taken. */
public record PreparedReport(PhoneRecordForm<ReportBody> form, String receipt, String title, String kind,
    String countBasis, List<UUID> organisations, @Nullable String review) implements PreparedRecord<PreparedReport> {

  @Override
  public UUID id() {
    return form.id();
  }

  @Override
  public PreparedReport withReview(String why) {
    return new PreparedReport(form, receipt, title, kind, countBasis, organisations, why);
  }

  public ReportBody body() {
    return form.content();
  }

  @Override
  public ObjectNode json() {
    return ReportJsonCodec.write(body());
  }

  public ReportStatus status() {
    return review == null ? ReportStatus.calculate(body(), body().files().size(), 0) : ReportStatus.REVIEW;
  }

  public long realisedVolume() {
    return body().realisedVolume(countBasis);
  }
}
