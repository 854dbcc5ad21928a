package id.payung.community;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of one report, where somebody tells. */
@Component
class ReportUsesReader {
  private final ObjectProvider<ReportUses> uses;
  private final TransactionTemplate transactions;

  ReportUsesReader(ObjectProvider<ReportUses> uses, TransactionTemplate transactions) {
    this.uses = uses;
    this.transactions = transactions;
  }

  List<ReportUses.Use> of(Actor actor, UUID report) {
    ReportUses known = uses.getIfAvailable();
    List<ReportUses.Use> found = known == null ? null
        : transactions.execute(status -> known.usesOf(actor, List.of(report)).getOrDefault(report, List.of()));
    return found == null ? List.of() : found;
  }
}
