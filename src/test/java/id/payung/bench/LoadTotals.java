package id.payung.bench;

import java.io.IOException;

/**
 * Several rounds of one load, with the processor time that they took. That stays what it is when the machine has other
 * work, which no rate does.
 */
final class LoadTotals {
  private final BenchmarkedApplication application;
  private double rates;
  private double p95s;
  private double applicationSeconds;
  private double databaseSeconds;
  private long deeds;
  private int rounds;

  LoadTotals(BenchmarkedApplication application) {
    this.application = application;
  }

  /** Something to wait for, whose processor time belongs to the load. */
  interface Aftermath {
    void await() throws Exception;
  }

  void add(int clients, double seconds, LoadGenerator.LoadClientFactory make) throws Exception {
    add(clients, seconds, make, () -> {});
  }

  void add(int clients, double seconds, LoadGenerator.LoadClientFactory make, Aftermath aftermath) throws Exception {
    LoadGenerator.LoadResult result = LoadGenerator.measureLoad(clients, seconds, make, new LoadGenerator.LoadPhase() {
      @Override
      public void begun() throws IOException {
        applicationSeconds -= application.processorSeconds();
        databaseSeconds -= application.databaseProcessorSeconds();
      }

      @Override
      public void ended() throws Exception {
        aftermath.await();
        applicationSeconds += application.processorSeconds();
        databaseSeconds += application.databaseProcessorSeconds();
      }
    });
    rates += result.rate();
    p95s += result.p95();
    deeds += result.deeds();
    rounds++;
  }

  double rate() {
    return rates / rounds;
  }

  double p95() {
    return p95s / rounds;
  }

  double applicationMillis() {
    return applicationSeconds * 1_000 / deeds;
  }

  double databaseMillis() {
    return databaseSeconds * 1_000 / deeds;
  }
}
