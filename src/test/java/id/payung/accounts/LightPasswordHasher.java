package id.payung.accounts;

import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/** Argon2id as in the application, but with the least memory: a run of all tests hashes some thousand passwords. */
@TestComponent
@Primary
public class LightPasswordHasher extends PasswordHasher {
  LightPasswordHasher() {
    super(new Argon2PasswordEncoder(16, 32, 1, 64, 1));
  }
}
