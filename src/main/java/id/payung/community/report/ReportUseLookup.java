package id.payung.community.report;

import id.payung.community.ReportUseDirectory;

import id.payung.platform.actor.Actor;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What became of one report, where somebody tells. */
@Component
class ReportUseLookup {
  private final ObjectProvider<ReportUseDirectory> uses;
  private final TransactionTemplate transactions;

  ReportUseLookup(ObjectProvider<ReportUseDirectory> uses, TransactionTemplate transactions) {
    this.uses = uses;
    this.transactions = transactions;
  }

  List<ReportUseDirectory.ReportUse> listUses(Actor actor, UUID report) {
    ReportUseDirectory known = uses.getIfAvailable();
    List<ReportUseDirectory.ReportUse> found = known == null ? null
        : transactions.execute(status -> known.findUses(actor, List.of(report)).getOrDefault(report, List.of()));
    return found == null ? List.of() : found;
  }
}
