package id.payung.agreements.register;

import id.payung.platform.rows.RowQuery;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows the list of agreements.
 *
 * @param stage code of {@code agreements/stages} of those that go on, or {@link #ENDED}
 * @param partner one of those who read it
 * @param only {@code expiring}: in force and ending within the warned days; {@code incomplete}: work has begun and the
 * paper is not complete
 */
record AgreementFilter(String q, String kind, String stage, @Nullable UUID partner, String only) {
  /** Stands beside the stages: ended before its term, at whatever stage that was. */
  static final String ENDED = "ended";

  static final AgreementFilter NONE = new AgreementFilter("", "", "", null, "");

  RowQuery<Agreement> narrow(RowQuery<Agreement> query, LocalDate expiresBy) {
    query.containing("a.search", q).isIfGiven("kind", kind);
    if (stage.equals(ENDED)) {
      query.and("a.ended_on IS NOT NULL");
    } else if (!stage.isEmpty()) {
      query.and("a.stage = :stage", "stage", stage).and("a.ended_on IS NULL");
    }
    if (partner != null) {
      query.and("a.organisations @> ARRAY[CAST(:partner AS uuid)]", "partner", partner);
    }
    return switch (only) {
      case "expiring" -> query.and(AgreementStage.completeSql("a.stage"))
          .and("a.ended_on IS NULL")
          .and("coalesce(a.ends, DATE '9999-12-31') <= :expiresBy", "expiresBy", expiresBy);
      case "incomplete" -> query.and("a.begun_on IS NOT NULL").and("NOT " + AgreementStage.completeSql("a.stage"));
      default -> query;
    };
  }
}
