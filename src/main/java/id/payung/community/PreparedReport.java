package id.payung.community;

import id.payung.audit.AuditTrailRepository;
import id.payung.fieldwork.kind.PreparedRecord;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report made ready to be stored: its activity looked up, its number taken. Made by {@code ReportIntake.prepare}. */
public final class PreparedReport implements PreparedRecord<PreparedReport> {
  private final ReportSubmission form;
  private final String receipt;
  private final String title;
  private final String kind;
  private final String countBasis;
  private final List<UUID> organisations;
  private final @Nullable String review;

  public PreparedReport(ReportSubmission form, String receipt, String title, String kind, String countBasis,
      Collection<UUID> organisations, @Nullable String review) {
    this.form = form;
    this.receipt = receipt;
    this.title = title;
    this.kind = kind;
    this.countBasis = countBasis;
    this.organisations = List.copyOf(organisations);
    this.review = review;
  }

  @Override
  public UUID id() {
    return form.id();
  }

  @Override
  public String receipt() {
    return receipt;
  }

  @Override
  public @Nullable String review() {
    return review;
  }

  @Override
  public PreparedReport withReview(String why) {
    return new PreparedReport(form, receipt, title, kind, countBasis, organisations, why);
  }

  @Override
  public List<UUID> organisations() {
    return organisations;
  }

  public ReportStatus status() {
    return review == null ? ReportStatus.calculate(body(), body().files().size(), 0) : ReportStatus.REVIEW;
  }

  public AuditTrailRepository.TrailReach reach() {
    return new AuditTrailRepository.TrailReach(organisations, List.of(body().village()));
  }

  public ReportSubmission form() {
    return form;
  }

  public ReportBody body() {
    return form.body();
  }

  public String title() {
    return title;
  }

  public String kind() {
    return kind;
  }

  public String countBasis() {
    return countBasis;
  }

  public long realisedVolume() {
    return body().realisedVolume(countBasis);
  }

  /** What a search finds it by. */
  public static String searchText(String title, String receipt, String author, ReportBody body) {
    String behalf = body.onBehalfOf() == null ? "" : body.onBehalfOf().name();
    return (title + " " + receipt + " " + author + " " + behalf).strip().toLowerCase(Locale.ROOT);
  }
}
