package id.payung.platform.jobs;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Refused;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A job while it runs: who acts, what is asked, how far it is. Not for several threads. */
public final class JobRun {
  private final JobRunner runner;
  private final JobHandler kind;
  private final Job job;
  private final Instant deadline;
  private final Path folder;
  private Actor actor;
  private long done;
  private long total;
  private @Nullable String cursor;
  private @Nullable String noteKey;
  private List<String> noteArgs = List.of();

  JobRun(JobRunner runner, JobHandler kind, Job job, Actor actor, Instant deadline, Path folder) {
    this.runner = runner;
    this.kind = kind;
    this.job = job;
    this.actor = actor;
    this.deadline = deadline;
    this.folder = folder;
    this.done = job.done();
    this.total = job.total();
    this.cursor = job.cursor();
  }

  /** Ended before its work was done, for a reason that is shown; passes through the kind's own code. */
  static final class JobStopped extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final JobState state;
    private final transient @Nullable String noteKey;

    JobStopped(JobState state, @Nullable String noteKey) {
      super(state.name(), null, false, false);
      this.state = state;
      this.noteKey = noteKey;
    }

    JobState state() {
      return state;
    }

    @Nullable
    String noteKey() {
      return noteKey;
    }
  }

  public UUID id() {
    return job.id();
  }

  public String regency() {
    return job.regency();
  }

  public JsonNode params() {
    return job.params();
  }

  /** The person, with the mandates that were in force at the last chunk. */
  public Actor actor() {
    return actor;
  }

  /** Where the run before this one was; null at the beginning. */
  public @Nullable String cursor() {
    return cursor;
  }

  /** Kept with the next chunk: a run that breaks off goes on from here. */
  public void cursor(String here) {
    cursor = here;
  }

  /** Kept with the next chunk. */
  public void progress(long doneNow, long totalNow) {
    done = doneNow;
    total = totalNow;
  }

  /** A sentence beside the result, for instance how many were left out. */
  public void setNote(String key, Object... args) {
    noteKey = key;
    noteArgs = Arrays.stream(args).map(String::valueOf).toList();
  }

  /**
   * Keeps progress and cursor; stops here when its person asked for that, when its time is over, or when the mandate it
   * was started with has ended. Then acts with the mandates of now.
   */
  public void checkpoint() {
    actor = runner.checkpoint(job, kind, deadline, done, total, cursor);
  }

  /** A checkpoint, then this work as the person. Keep chunks small: some hundred rows, some ten files. */
  public <T extends @Nullable Object, E extends Exception> T runChunk(ActorContext.ThrowingSupplier<T, E> work)
      throws E {
    checkpoint();
    return ActorContext.callAs(actor, work);
  }

  /** A file that outlives a break of this job and is deleted at its end. */
  public Path temporaryFile(String name) {
    if (!name.matches("[a-z0-9][a-z0-9.-]{0,60}")) {
      throw new IllegalArgumentException("not a plain name");
    }
    return folder.resolve(name);
  }

  /** Keeps the result under this name, to be fetched by its person. */
  public StoredDocument storeResult(Path file, String name) {
    checkpoint();
    return runner.storeResult(job, actor, file, name);
  }

  /**
   * Keeps a file beside the result, for a row of the kind's own that {@link JobHandler#listParts} tells of.
   *
   * @throws Refused when there is no room for it
   */
  public StoredDocument keepPart(Path file) {
    return runner.keepPart(job, actor, file);
  }

  long done() {
    return done;
  }

  long total() {
    return total;
  }

  @Nullable
  String noteKey() {
    return noteKey;
  }

  List<String> noteArgs() {
    return noteArgs;
  }
}
