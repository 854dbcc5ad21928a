package id.payung.platform.jobs;

import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.documents.UnreferencedDocumentCleanup;
import id.payung.platform.schedule.RecurringJob;
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
class JobMaintenanceConfiguration {
  private static final Logger LOG = LoggerFactory.getLogger(JobMaintenanceConfiguration.class);

  /** How long a result waits for its person. */
  private static final Duration RESULT_RETENTION = Duration.ofDays(30);

  private record MaintenanceJob(String name, Duration every, Runnable work) implements RecurringJob {
    @Override
    public void run() {
      work.run();
    }
  }

  /** A crash between the job's row and the scheduler's leaves a job that nobody would begin. */
  @Bean
  RecurringJob unscheduledJobRescheduling(RegencyDirectory regencies, JobRepository rows,
      ServiceTransactionRunner services, JobScheduler scheduler, Clock clock) {
    return new MaintenanceJob("platform.forgotten-jobs", Duration.ofMinutes(1), () -> {
      Instant moment = clock.instant().minus(Duration.ofSeconds(30));
      for (RegencySettings regency : regencies.listAll()) {
        List<UUID> open =
            services.callAsPlatform(regency.regency(), () -> rows.listOpenCreatedBefore(regency.regency(), moment));
        open.forEach(id -> scheduler.schedule(regency.regency(), id));
      }
    });
  }

  @Bean
  RecurringJob expiredResultCleanup(RegencyDirectory regencies, JobResultStorage results,
      UnreferencedDocumentCleanup sweeper, Clock clock) {
    return new MaintenanceJob("platform.sweeping", Duration.ofHours(12), () -> {
      Instant moment = clock.instant().minus(RESULT_RETENTION);
      for (RegencySettings regency : regencies.listAll()) {
        int forgotten = results.deleteEndedBefore(regency.regency(), moment);
        int taken = sweeper.deleteUnreferenced(regency.regency());
        if (forgotten + taken > 0) {
          LOG.info("{}: {} old jobs and {} unnamed files taken away", regency.regency(), forgotten, taken);
        }
      }
    });
  }
}
