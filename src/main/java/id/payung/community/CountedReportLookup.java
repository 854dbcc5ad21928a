package id.payung.community;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Whether a report counts at this moment, for listeners of other modules: an event that is heard late may be older than
 * what became of the report since.
 */
@Component
@Transactional(readOnly = true)
public class CountedReportLookup {
  private final Rows rows;

  CountedReportLookup(Rows rows) {
    this.rows = rows;
  }

  /** Of one that is not here or not in reach, false. */
  public boolean isCounted(Actor actor, UUID report) {
    return rows
        .sql(actor,
            "SELECT " + CountedReportPolicy.SQL + " FROM community.report r"
                + " WHERE r.regency = :regency AND r.id = :report")
        .param("report", report)
        .optional(Boolean.class)
        .orElse(false);
  }
}
