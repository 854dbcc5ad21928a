package id.payung.fieldwork;

import id.payung.community.ReportView;
import id.payung.community.Reports;
import id.payung.platform.actor.Acting;
import id.payung.platform.actor.Actor;
import id.payung.platform.jobs.EachRegency;
import id.payung.platform.jobs.Recurring;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes away uploads that were begun and left for a month, but only when their report has all it announced: until then
 * a phone may come back.
 */
@Component
class UploadSweeper implements Recurring {
  static final Duration PATIENCE = Duration.ofDays(30);

  private static final int AT_ONCE = 200;

  private final UploadTable table;
  private final UploadFolder folder;
  private final Reports reports;
  private final TransactionTemplate transactions;
  private final KeptAnswers answers;
  private final EachRegency each;
  private final Clock clock;

  UploadSweeper(UploadTable table, UploadFolder folder, Reports reports, KeptAnswers answers, EachRegency each,
      TransactionTemplate transactions, Clock clock) {
    this.table = table;
    this.folder = folder;
    this.reports = reports;
    this.answers = answers;
    this.each = each;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "fieldwork.sweeping";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(6);
  }

  @Override
  public void run() {
    each.doing("fieldwork", service -> {
      sweep(service.regency());
      transactions.executeWithoutResult(status -> answers.forgetOld(service, clock.instant()));
    });
  }

  /**
   * Sweeps one regency.
   *
   * @return how many were taken away
   */
  int sweep(String regency) {
    Actor service = Actor.service("fieldwork", regency);
    List<UUID> forgotten = Acting.<List<UUID>, RuntimeException>as(service,
        () -> Objects.requireNonNull(transactions.execute(status -> forget(service))));
    forgotten.forEach(id -> folder.delete(regency, id));
    return forgotten.size();
  }

  private List<UUID> forget(Actor service) {
    List<UploadTable.Abandoned> old = table.untouchedSince(service, clock.instant().minus(PATIENCE), AT_ONCE);
    Map<UUID, ReportView> records =
        reports.named(service, old.stream().map(UploadTable.Abandoned::record).distinct().toList())
            .stream()
            .collect(Collectors.toMap(ReportView::id, Function.identity()));
    List<UUID> without = old.stream()
        .filter(upload -> records.containsKey(upload.record()) && records.get(upload.record()).awaited() == 0)
        .map(UploadTable.Abandoned::id)
        .toList();
    without.forEach(id -> table.forget(service, id));
    return without;
  }
}
