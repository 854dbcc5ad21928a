package id.payung.accounts;

import id.payung.platform.db.ConnectionFreeWait;
import id.payung.platform.errors.TooBusy;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB and two passes (OWASP's figure), behind a small bound of its own: a wave of sign-ins cannot
 * exhaust memory.
 */
@Component
public class PasswordHasher {
  private static final int MAX_CONCURRENT = 4;

  private final Argon2PasswordEncoder encoder;
  private final Semaphore permits = new Semaphore(MAX_CONCURRENT, true);
  private final FutureTask<String> dummyHashTask;

  public PasswordHasher() {
    this(new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2));
  }

  PasswordHasher(Argon2PasswordEncoder encoder) {
    this.encoder = encoder;
    this.dummyHashTask = new FutureTask<>(() -> encoder.encode(SecretTokenGenerator.newToken()));
    Thread.ofPlatform().daemon().name("nobody").start(dummyHashTask); // beside the start, which it would hold up
  }

  public String hash(String password) {
    return withinLimit(() -> encoder.encode(password));
  }

  /**
   * Takes the same time whether there is such an account or not. The wait for a permit is long when many sign in, so
   * nobody waits here with a transaction open.
   */
  public boolean matches(String password, @Nullable String hash) {
    ConnectionFreeWait.require();
    String dummyHash = awaitDummyHash();
    return withinLimit(() -> encoder.matches(password, hash == null ? dummyHash : hash)) && hash != null;
  }

  private String awaitDummyHash() {
    try {
      return dummyHashTask.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    }
  }

  private <T> T withinLimit(Supplier<T> work) {
    boolean admitted = false;
    try {
      admitted = permits.tryAcquire(10, TimeUnit.SECONDS);
      if (!admitted) {
        throw new TooBusy();
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    } finally {
      if (admitted) {
        permits.release();
      }
    }
  }
}
