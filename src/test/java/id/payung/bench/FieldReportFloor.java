package id.payung.bench;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report costs without us: a request that carries none; its trips alone, with our statements, role and policies;
 * plain SQL.
 */
final class FieldReportFloor {
  private static final int ROUNDS = 2;
  private static final double SECONDS = 3;
  private static final String REPORT = "a report";
  private static final String PLAIN = "plain SQL";

  private final BenchmarkedApplication application;
  private final FieldReportLoad reports;
  private final Connection owner;

  FieldReportFloor(BenchmarkedApplication application, FieldReportLoad reports, Connection owner) {
    this.application = application;
    this.reports = reports;
    this.owner = owner;
  }

  private Map<String, LoadGenerator.LoadClientFactory> loads() {
    Map<String, LoadGenerator.LoadClientFactory> loads = new LinkedHashMap<>();
    loads.put(REPORT, number -> reports.phoneClient(number, 1));
    loads.put("a request without a report", reports::emptyPhoneClient);
    loads.put("the trips alone", number -> reports.trips(number, EnumSet.noneOf(FieldReportTrips.Saving.class)));
    loads.put("the trips, the last three as one",
        number -> reports.trips(number, EnumSet.of(FieldReportTrips.Saving.TAIL_IN_ONE_TRIP)));
    loads.put("the trips, settings as one statement too",
        number -> reports.trips(number, EnumSet.allOf(FieldReportTrips.Saving.class)));
    loads.put(PLAIN, number -> reports.plainSql(number, 1));
    return loads;
  }

  /** Alternately. With what follows a report from a phone: the sealer and the listeners are its own cost too. */
  List<BenchmarkFigure> measure(int phones) throws Exception {
    Map<String, LoadTotals> totals = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (Map.Entry<String, LoadGenerator.LoadClientFactory> load : loads().entrySet()) {
        totals.computeIfAbsent(load.getKey(), _ -> new LoadTotals(application))
            .add(phones, SECONDS, load.getValue(), () -> awaitWhatFollows(load.getKey()));
        reports.forgetUnsealed(owner);
      }
    }
    List<BenchmarkFigure> figures = new ArrayList<>();
    LoadTotals plain = totals.remove(PLAIN);
    totals.forEach((name, total) -> {
      figures.add(BenchmarkFigure.informational("floor: " + name, 1, total.rate(), "a second", plain.rate()));
      figures.add(BenchmarkFigure.informational("floor: " + name + ", database", 1, total.databaseMillis(), "cpu ms",
          plain.databaseMillis()));
      figures.add(
          BenchmarkFigure.informational("floor: " + name + ", application", 1, total.applicationMillis(), "cpu ms", 0));
    });
    return figures;
  }

  private void awaitWhatFollows(String load) throws Exception {
    if (load.equals(REPORT)) {
      reports.awaitSettled(owner);
    }
  }
}
