package id.payung.evidence;

import id.payung.community.ActivityDirectory;
import id.payung.community.Report;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import id.payung.regions.Region;
import id.payung.regions.RegionRepository;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds the report that brought an item, through the reader: who sees the item and not the report learns of the report
 * what the item itself says, and no more.
 */
@Component
@Transactional(readOnly = true)
public class EvidenceOriginLookup {
  private final Rows rows;
  private final RegionRepository regions;
  private final ObjectProvider<ActivityDirectory> activities;

  EvidenceOriginLookup(Rows rows, RegionRepository regions, ObjectProvider<ActivityDirectory> activities) {
    this.rows = rows;
    this.regions = regions;
    this.activities = activities;
  }

  /** Null where the item comes from no report, or from none that the reader may open; two statements. */
  public @Nullable EvidenceOrigin find(Actor actor, EvidenceItem item) {
    return item.report() == null ? null
        : rows.find(actor, Report.class, item.report()).map(report -> origin(actor, report)).orElse(null);
  }

  /** Likewise without its activity, to which the report leads; one statement. */
  public @Nullable EvidenceOrigin findReport(Actor actor, EvidenceItem item) {
    return item.report() == null ? null
        : rows.find(actor, Report.class, item.report())
            .map(report -> new EvidenceOrigin(report, village(report), null))
            .orElse(null);
  }

  private EvidenceOrigin origin(Actor actor, Report report) {
    ActivityDirectory known = activities.getIfAvailable();
    return new EvidenceOrigin(report, village(report),
        report.activity() == null || known == null ? null : known.find(actor, report.activity()).orElse(null));
  }

  private String village(Report report) {
    return regions.findById(report.village()).map(Region::label).orElse("");
  }
}
