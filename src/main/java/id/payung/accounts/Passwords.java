package id.payung.accounts;

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
class Passwords {
  private static final int AT_ONCE = 4;

  private final Argon2PasswordEncoder argon = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);
  private final Semaphore bound = new Semaphore(AT_ONCE, true);
  private final FutureTask<String> nobody = new FutureTask<>(() -> argon.encode(Secrets.random()));

  Passwords() {
    Thread.ofPlatform().daemon().name("nobody").start(nobody); // beside the start, which it would hold up
  }

  String hash(String password) {
    return bounded(() -> argon.encode(password));
  }

  /** Takes the same time whether there is such an account or not. */
  boolean matches(String password, @Nullable String hash) {
    String nobodys = nobodys();
    return bounded(() -> argon.matches(password, hash == null ? nobodys : hash)) && hash != null;
  }

  private String nobodys() {
    try {
      return nobody.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    }
  }

  private <T> T bounded(Supplier<T> work) {
    boolean admitted = false;
    try {
      admitted = bound.tryAcquire(10, TimeUnit.SECONDS);
      if (!admitted) {
        throw new TooBusy();
      }
      return work.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TooBusy();
    } finally {
      if (admitted) {
        bound.release();
      }
    }
  }
}
