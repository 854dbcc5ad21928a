package id.payung.accounts;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.UUID;

/**
 * The hash that a password was right for, while it still stands. A hash takes its time, and an administrator may reset
 * the password meanwhile: whatever is given for the old one - a session, a phone's credential, a new password - is
 * given under a lock of the row, or not at all.
 */
public final class ProvenPassword {
  private ProvenPassword() {}

  /** @return false when the password is another one by now */
  public static boolean lock(Rows rows, Actor door, UUID person, String proof) {
    return rows.query(door, Credential.class)
        .key(person)
        .forUpdate()
        .optional()
        .filter(credential -> proof.equals(credential.passwordHash()))
        .isPresent();
  }
}
