package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.db.ServiceTransactionRunner;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.documents.UnreferencedDocumentCleanup;
import id.payung.platform.errors.Refused;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Keeps what jobs make, within what one person and one regency may keep: the oldest results make room, of the person
 * first, then of whoever keeps the most. Files go with the row that named them.
 */
@Component
class JobResultStorage {
  static final long GIB = 1L << 30;

  /** A package of a whole year, or several smaller ones. */
  static final long MAX_BYTES_OF_PERSON = 8 * GIB;

  static final long MAX_BYTES_OF_REGENCY = 24 * GIB;

  /** As many as their person's list shows. */
  static final int MAX_JOBS_OF_PERSON = 50;

  private final JobResultRepository rows;
  private final JobHandlerRegistry handlers;
  private final DocumentStorage documents;
  private final UnreferencedDocumentCleanup cleanup;
  private final ServiceTransactionRunner services;
  private final Clock clock;

  JobResultStorage(JobResultRepository rows, JobHandlerRegistry handlers, DocumentStorage documents,
      UnreferencedDocumentCleanup cleanup, ServiceTransactionRunner services, Clock clock) {
    this.rows = rows;
    this.handlers = handlers;
    this.documents = documents;
    this.cleanup = cleanup;
    this.services = services;
    this.clock = clock;
  }

  /** Files that no row of a job names any longer; nobody else sent the same bytes if not since this moment. */
  private record ReleasedFiles(List<String> hashes, Instant releasedAt) {}

  /** What a broken-off run has kept counts on; what it only meant to keep does not. */
  void recount(Job job) {
    services.runAsPlatform(job.regency(), () -> {
      rows.lock(job.regency());
      rows.updateBytes(job.regency(), job.id(),
          listParts(job.regency(), job.id(), job.kind()).stream().mapToLong(JobHandler.KeptFile::bytes).sum());
    });
  }

  /** @throws Refused when more than one person may keep, or than the disk has room for */
  void requireRoom(long bytes) {
    if (bytes > MAX_BYTES_OF_PERSON) {
      throw new Refused("jobs.would-be-too-large", Math.ceilDiv(bytes, GIB), MAX_BYTES_OF_PERSON / GIB);
    }
    documents.requireRoom(bytes);
  }

  /**
   * Keeps a file of a job that runs.
   *
   * @throws Refused when it alone is more than its person, or all that must stay more than the regency may keep
   */
  StoredDocument store(Job job, Actor actor, Path file) {
    long bytes = sizeOf(file);
    List<ReleasedFiles> released = services.callAsPlatform(job.regency(), () -> makeRoom(job, bytes));
    released.forEach(files -> delete(job.regency(), files));
    return ActorContext.callAs(actor, () -> documents.store(actor, file, DocumentLimits.RESULT));
  }

  private List<ReleasedFiles> makeRoom(Job job, long bytes) {
    String regency = job.regency();
    rows.lock(regency);
    long own = rows.bytesOf(regency, job.id()) + bytes;
    if (own > MAX_BYTES_OF_PERSON) {
      throw new Refused("jobs.result-too-large", MAX_BYTES_OF_PERSON / GIB);
    }
    List<ReleasedFiles> released = new ArrayList<>();
    while (rows.sumOfPersonBeside(regency, job.person(), job.id()) + own > MAX_BYTES_OF_PERSON) {
      released.add(releaseOldestOf(regency, job.person(), MAX_BYTES_OF_PERSON));
    }
    while (rows.sumOfRegency(regency) + bytes > MAX_BYTES_OF_REGENCY) {
      released.add(releaseOldestOf(regency, rows.findPersonKeepingMost(regency).orElseThrow(JobResultStorage::noRoom),
          MAX_BYTES_OF_REGENCY));
    }
    rows.updateBytes(regency, job.id(), own);
    return released;
  }

  private ReleasedFiles releaseOldestOf(String regency, UUID person, long limit) {
    JobResultRepository.EndedJob oldest = rows.findOldestOf(regency, person).orElseThrow(JobResultStorage::noRoom);
    ReleasedFiles files = releaseFiles(regency, oldest.id(), oldest.kind(), oldest.finishedAt());
    rows.removeResult(regency, oldest.id(), limit == MAX_BYTES_OF_PERSON ? "jobs.made-room" : "jobs.made-room-regency",
        List.of(String.valueOf(limit / GIB)));
    return files;
  }

  private static Refused noRoom() {
    return new Refused("jobs.no-room");
  }

  /** Of a job that failed or was stopped nothing is handed out, so nothing stays. */
  void discard(Job job) {
    delete(job.regency(), services.callAsPlatform(job.regency(), () -> {
      ReleasedFiles files = releaseFiles(job.regency(), job.id(), job.kind(), clock.instant());
      rows.updateBytes(job.regency(), job.id(), 0);
      return files;
    }));
  }

  /** Forgets what a person's list no longer shows. */
  void deleteBeyondNewest(String regency, UUID person) {
    deleteJobs(regency,
        services.callAsPlatform(regency, () -> rows.listBeyondNewest(regency, person, MAX_JOBS_OF_PERSON)));
  }

  /** @return how many jobs were forgotten, with their files */
  int deleteEndedBefore(String regency, Instant moment) {
    return deleteJobs(regency, services.callAsPlatform(regency, () -> rows.listEndedBefore(regency, moment)));
  }

  private int deleteJobs(String regency, List<JobResultRepository.EndedJob> ended) {
    for (JobResultRepository.EndedJob job : ended) {
      delete(regency, services.callAsPlatform(regency, () -> {
        ReleasedFiles files = releaseFiles(regency, job.id(), job.kind(), job.finishedAt());
        rows.delete(regency, job.id());
        return files;
      }));
    }
    return ended.size();
  }

  private ReleasedFiles releaseFiles(String regency, UUID job, String kind, Instant moment) {
    List<String> hashes = new ArrayList<>(rows.findResultHash(regency, job));
    listParts(regency, job, kind).forEach(part -> hashes.add(part.sha256()));
    handlers.find(kind).ifPresent(handler -> handler.deleteParts(service(regency), job));
    return new ReleasedFiles(hashes, moment);
  }

  private List<JobHandler.KeptFile> listParts(String regency, UUID job, String kind) {
    return handlers.find(kind).map(handler -> handler.listParts(service(regency), job)).orElse(List.of());
  }

  /** A file that a backup holds at this moment, or that somebody has sent again since, is left to the sweeper. */
  private void delete(String regency, ReleasedFiles files) {
    cleanup.deleteIfUnreferenced(regency, files.hashes(), files.releasedAt());
  }

  private static long sizeOf(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Actor service(String regency) {
    return Actor.service("platform", regency);
  }
}
