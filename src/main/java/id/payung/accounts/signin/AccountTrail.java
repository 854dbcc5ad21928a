package id.payung.accounts.signin;

import id.payung.audit.TrailSealingJob;
import id.payung.platform.actor.Actor;
import id.payung.platform.db.SqlValues;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * What somebody does with the keys to their account, in the trail of each regency in which they work: in the
 * transaction that it tells of, which is the door's and knows no regency. Wrong passwords have no line each: ten of
 * them have one, and a right one says how many came before it.
 */
@Component
class AccountTrail {
  private final Rows rows;
  private final TrailSealingJob sealingJob;
  private final Clock clock;

  AccountTrail(Rows rows, TrailSealingJob sealingJob, Clock clock) {
    this.rows = rows;
    this.sealingJob = sealingJob;
    this.clock = clock;
  }

  /** What is told; the code is the action of the line. */
  enum AccountAction {
    SIGNED_IN("signed-in", false), REFUSED("sign-in-refused", false), PASSWORD_CHANGED("password-changed",
        true), INVITATION_ACCEPTED("invitation-accepted", true), SECOND_FACTOR_SET("second-factor-set",
            true), SESSION_ENDED("session-ended", true), PHONE_SIGNED_IN("phone-signed-in", true), PHONE_ROTATED(
                "phone-rotated",
                false), PHONE_REVOKED("phone-revoked", true), PHONES_ASKED_AGAIN("phones-asked-again", true);

    private final String code;
    private final boolean changes;

    AccountAction(String code, boolean changes) {
      this.code = code;
      this.changes = changes;
    }

    String code() {
      return code;
    }
  }

  /** Of the account. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void record(UUID person, AccountAction action, List<String> fields) {
    record(person, "person", person, action, fields);
  }

  /** Of one phone. */
  @Transactional(propagation = Propagation.MANDATORY)
  public void recordPhone(UUID person, UUID device, AccountAction action) {
    record(person, "device", device, action, List.of());
  }

  private void record(UUID person, String kind, UUID subject, AccountAction action, List<String> fields) {
    String regencies = rows.sql(Actor.anonymous(), """
        SELECT array_to_string(accounts.record_in_trail(CAST(:person AS uuid), :kind, CAST(:subject AS uuid), :action,
          CAST(:fields AS text[]), :changes, :now), ' ')
        """)
        .param("person", person)
        .param("kind", kind)
        .param("subject", subject)
        .param("action", action.code)
        .param("fields", SqlValues.textArray(fields))
        .param("changes", action.changes)
        .param("now", clock.instant())
        .single(String.class);
    TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
      @Override
      public void afterCommit() {
        for (String regency : regencies.split(" ")) {
          if (!regency.isEmpty()) {
            sealingJob.requestSealing(regency);
          }
        }
      }
    });
  }
}
