package id.payung.accounts.addition;

import id.payung.accounts.Mandate;
import id.payung.accounts.Organisation;
import id.payung.audit.AuditTrailRepository;
import id.payung.audit.AuditTrailRepository.TrailReach;
import id.payung.audit.RecordHistoryRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** An organisation that was added for something which is taken back goes with it, while nothing else names it. */
@Component
public class OrganisationRemoval {
  private final Rows rows;
  private final RecordHistoryRepository history;
  private final AuditTrailRepository trail;
  private final List<OrganisationUseSource> uses;

  OrganisationRemoval(Rows rows, RecordHistoryRepository history, AuditTrailRepository trail,
      List<OrganisationUseSource> uses) {
    this.rows = rows;
    this.history = history;
    this.trail = trail;
    this.uses = uses;
  }

  /**
   * Deletes it, unless it was changed, somebody works there, or a record names it.
   *
   * @param since when it was added
   * @param told kinds of records whose uses are asked of their {@link OrganisationUseSource}, whatever the trail says:
   * lines of those that are gone stay in it
   */
  @Transactional(propagation = Propagation.MANDATORY)
  public void removeUnused(Actor actor, UUID id, Instant since, Set<String> told) {
    Organisation added = rows.find(actor, Organisation.class, id).orElse(null);
    if (added == null || added.version() > 1) {
      return;
    }
    Set<String> kinds = new HashSet<>(told);
    kinds.add("organisation");
    boolean used = rows.query(actor, Mandate.class).is("organisation", id).exists()
        || uses.stream().anyMatch(source -> source.isUsed(actor, id))
        || history.isReachedSince(actor, id, since, kinds);
    if (!used) {
      rows.delete(actor, added);
      trail.recordWrite("organisation", id, "import-undone", List.of("name"), null,
          new TrailReach(List.of(id), List.of()));
    }
  }
}
