package id.payung.accounts;

import id.payung.platform.db.ConnectionFreeWait;
import id.payung.platform.errors.TooBusy;
import id.payung.platform.load.ComputingThreads;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id with 19 MiB and two passes (OWASP's figure), on a few threads of its own: a wave of sign-ins can neither
 * exhaust memory nor take the cores from pages.
 */
@Component
public class PasswordHasher {
  private final Argon2PasswordEncoder encoder;
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
    if (ConnectionFreeWait.isConnectionHeld()) { // a demonstration's people are registered so: it waits for nobody
      return encoder.encode(password);
    }
    return ComputingThreads.HASHES.call(() -> encoder.encode(password));
  }

  /**
   * Takes the same time whether there is such an account or not. The wait for a permit is long when many sign in, so
   * nobody waits here with a transaction open.
   */
  public boolean matches(String password, @Nullable String hash) {
    ConnectionFreeWait.require();
    String dummyHash = awaitDummyHash();
    return ComputingThreads.HASHES.call(() -> encoder.matches(password, hash == null ? dummyHash : hash))
        && hash != null;
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
}
