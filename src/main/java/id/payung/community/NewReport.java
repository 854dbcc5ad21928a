package id.payung.community;

import id.payung.audit.Trail;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A report made ready to be stored: its activity looked up, its number taken. Made by {@link ReportIntake#prepare}. */
public final class NewReport {
  private final ReportForm form;
  private final String receipt;
  private final String title;
  private final String kind;
  private final String counts;
  private final List<UUID> organisations;
  private final @Nullable String review;

  NewReport(ReportForm form, String receipt, String title, String kind, String counts, Collection<UUID> organisations,
      @Nullable String review) {
    this.form = form;
    this.receipt = receipt;
    this.title = title;
    this.kind = kind;
    this.counts = counts;
    this.organisations = List.copyOf(organisations);
    this.review = review;
  }

  public UUID id() {
    return form.id();
  }

  public String receipt() {
    return receipt;
  }

  /** Why it waits for a person before it counts, or null. */
  public @Nullable String review() {
    return review;
  }

  /** The same, to be looked at by a person first. */
  public NewReport inReview(String why) {
    return new NewReport(form, receipt, title, kind, counts, organisations, why);
  }

  public List<UUID> organisations() {
    return organisations;
  }

  public ReportStatus status() {
    return review == null ? ReportStatus.standing(body(), body().files().size(), 0) : ReportStatus.REVIEW;
  }

  Trail.Reach reach() {
    return new Trail.Reach(organisations, List.of(body().village()));
  }

  ReportForm form() {
    return form;
  }

  ReportBody body() {
    return form.body();
  }

  String title() {
    return title;
  }

  String kind() {
    return kind;
  }

  String counts() {
    return counts;
  }

  long realised() {
    return Activities.realised(counts, body());
  }

  /** What a search finds it by. */
  static String search(String title, String receipt, String author, ReportBody body) {
    String behalf = body.onBehalfOf() == null ? "" : body.onBehalfOf().name();
    return (title + " " + receipt + " " + author + " " + behalf).strip().toLowerCase(Locale.ROOT);
  }
}
