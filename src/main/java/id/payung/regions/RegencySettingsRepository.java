package id.payung.regions;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.RecordDifferences;
import id.payung.platform.rows.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** A regency's own name, time zone, offices' titles and letterhead. */
@Repository
@Transactional
public class RegencySettingsRepository {
  private final Rows rows;
  private final ServedRegencyRepository servedRegencies;
  private final AuditTrailRepository trail;

  RegencySettingsRepository(Rows rows, ServedRegencyRepository servedRegencies, AuditTrailRepository trail) {
    this.rows = rows;
    this.servedRegencies = servedRegencies;
    this.trail = trail;
  }

  /**
   * For paper and letters of this regency.
   *
   * @throws NotFound when the actor's regency is another
   */
  @Transactional(readOnly = true)
  public Letterhead getLetterhead(String regency) {
    return getSettings(regency).letterhead();
  }

  @Transactional(readOnly = true)
  RegencyRow getSettings(String regency) {
    return rows.require(ActorContext.current(), RegencyRow.class, regency);
  }

  /** Takes a picture as the coat of arms, or none. */
  void saveCrest(Actor actor, @Nullable StoredDocument crest) {
    if (crest != null && !crest.readable()) {
      throw new Refused("regions.settings.crest.unreadable");
    }
    RegencyRow before = getSettings(actor.regency());
    RegencyRow after =
        RecordCopy.of(before).with(RegencyRow::crestSha256, crest == null ? null : crest.sha256()).make();
    if (rows.update(actor, before, after).changed()) {
      trail.recordWrite("regency", before.region(), "changed", List.of("crestSha256"), null,
          AuditTrailRepository.TrailReach.NONE);
    }
  }

  /**
   * @throws Stale when somebody else saved meanwhile; field by field, with what stands there by default
   */
  void update(Actor actor, RegencySettingsForm form) {
    RegencyRow before = getSettings(actor.regency());
    RecordDifferences changes = RecordDifferences.between(RegencySettingsForm.of(before), form);
    if (before.version() != form.version()) {
      throw new Stale(before.version(), changes.shown(DisplayNames.PLAIN));
    }
    rows.update(actor, before, form.change(before));
    trail.recordWrite("regency", before.region(), "changed", changes.fields(), null,
        AuditTrailRepository.TrailReach.NONE);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        servedRegencies.invalidateCache();
      }
    });
  }
}
