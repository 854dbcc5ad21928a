package id.payung.platform.jobs;

import id.payung.platform.documents.DocumentSweeper;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the platform itself does again and again. */
@Configuration(proxyBeanMethods = false)
class JobUpkeep {
  private static final Logger LOG = LoggerFactory.getLogger(JobUpkeep.class);

  /** How long a result waits for its person. */
  private static final Duration RESULTS_WAIT = Duration.ofDays(30);

  private record Again(String name, Duration every, Runnable work) implements Recurring {
    @Override
    public void run() {
      work.run();
    }
  }

  /** A crash between the job's row and the scheduler's leaves a job that nobody would begin. */
  @Bean
  Recurring forgottenJobs(RegencyDirectory regencies, JobRows rows, JobRunner runner, JobClock when, Clock clock) {
    return new Again("platform.forgotten-jobs", Duration.ofMinutes(1), () -> {
      Instant moment = clock.instant().minus(Duration.ofSeconds(30));
      for (RegencySettings regency : regencies.all()) {
        List<UUID> open = runner.asService(regency.regency(), () -> rows.openBefore(regency.regency(), moment));
        open.forEach(id -> when.schedule(regency.regency(), id));
      }
    });
  }

  @Bean
  Recurring sweeping(RegencyDirectory regencies, JobRows rows, JobRunner runner, DocumentSweeper sweeper, Clock clock) {
    return new Again("platform.sweeping", Duration.ofHours(12), () -> {
      Instant moment = clock.instant().minus(RESULTS_WAIT);
      for (RegencySettings regency : regencies.all()) {
        int forgotten = runner.asService(regency.regency(), () -> rows.forgetBefore(regency.regency(), moment));
        int taken = sweeper.sweep(regency.regency());
        if (forgotten + taken > 0) {
          LOG.info("{}: {} old jobs and {} unnamed files taken away", regency.regency(), forgotten, taken);
        }
      }
    });
  }
}
