package id.payung.accounts.signin;

import id.payung.accounts.ActiveSignIn;
import id.payung.accounts.CalendarAddressRevocation;
import id.payung.accounts.Credential;
import id.payung.accounts.PasswordHasher;
import id.payung.accounts.PasswordPolicy;
import id.payung.accounts.ProvenPassword;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
import id.payung.platform.errors.TooManyAttempts;
import id.payung.platform.rows.RowQuery;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a person may do with their own account, in no regency: change the password, enrol the second factor, end
 * sessions and phones. Every method takes the id of the person who is signed in and touches no other's rows.
 */
@Component
@Transactional
class OwnAccountMaintenance {
  private static final String TRIES = "own-password";

  private final Rows rows;
  private final ActiveSignInRepository signIns;
  private final PasswordHasher passwords;
  private final TotpVerifier secondFactor;
  private final AttemptLimiter attemptLimiter;
  private final AccountTrail trail;
  private final TransactionTemplate transactions;
  private final Clock clock;

  OwnAccountMaintenance(Rows rows, ActiveSignInRepository signIns, PasswordHasher passwords, TotpVerifier secondFactor,
      AttemptLimiter attemptLimiter, AccountTrail trail, TransactionTemplate transactions, Clock clock) {
    this.trail = trail;
    this.rows = rows;
    this.attemptLimiter = attemptLimiter;
    this.transactions = transactions;
    this.signIns = signIns;
    this.passwords = passwords;
    this.secondFactor = secondFactor;
    this.clock = clock;
  }

  record OwnCredential(String signInName, @Nullable String passwordHash, byte @Nullable [] totpSecret,
      boolean totpConfirmed, long totpLastStep) {}

  /**
   * What an app must scan.
   *
   * @param otpAuthUri for the QR code
   * @param manualEntryKey for those whose camera does not work
   */
  record TotpEnrolment(String otpAuthUri, String manualEntryKey) {}

  /** Sessions at desks first. */
  public List<ActiveSignIn> listActiveSignIns(UUID person, @Nullable UUID current) {
    return signIns.list(Actor.anonymous(), person, current)
        .stream()
        .sorted(Comparator.comparing(ActiveSignIn::phone))
        .toList();
  }

  public void endSignIn(UUID person, UUID id, boolean phone) {
    signIns.end(Actor.anonymous(), person, id, phone);
    if (phone) {
      trail.recordPhone(person, id, AccountTrail.AccountAction.PHONE_REVOKED);
    } else {
      trail.record(person, AccountTrail.AccountAction.SESSION_ENDED, List.of());
    }
  }

  OwnCredential requireCredential(UUID person) {
    return rows.sql(Actor.anonymous(), """
        SELECT p.sign_in_name, c.password_hash, c.totp_secret, c.totp_confirmed, c.totp_last_step
          FROM accounts.person p JOIN accounts.credential c ON c.person = p.id WHERE p.id = :person
        """).param("person", person).optional(OwnCredential.class).orElseThrow(NotFound::new);
  }

  /**
   * Changes the password and ends every other session at a desk and the addresses of calendars. Phones keep theirs,
   * unless somebody else may know the old password: then they ask for the new one, and keep what is unsent until then.
   * Hashes take their turn outside any transaction, and wrong tries are counted as at the sign-in page: a session that
   * was left open is no way to try passwords.
   *
   * @throws Invalid when the old one is wrong, or the new one too easy or not typed twice alike
   * @throws TooManyAttempts after ten wrong ones in a quarter of an hour
   * @throws Refused when an administrator has reset the password meanwhile: theirs stands
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void changePassword(UUID person, @Nullable UUID session, OwnAccountController.PasswordForm form) {
    OwnCredential own = Objects.requireNonNull(transactions.execute(_ -> requireCredential(person)));
    requireGood(own.signInName(), form.fresh(), form.again());
    attemptLimiter.countAttempt(TRIES, person.toString(), AttemptLimiter.MAX_BY_NAME);
    String proof = own.passwordHash();
    if (!passwords.matches(form.old(), proof) || proof == null) {
      throw new Invalid("old", "accounts.password.old-wrong");
    }
    String hash = passwords.hash(form.fresh());
    transactions.executeWithoutResult(_ -> {
      replacePassword(person, proof, hash, session);
      if (form.phones()) {
        signIns.expirePhones(Actor.anonymous(), person);
        trail.record(person, AccountTrail.AccountAction.PHONES_ASKED_AGAIN, List.of());
      }
    });
  }

  /** @param proof the hash of the one that it replaces */
  void replacePassword(UUID person, String proof, String hash, @Nullable UUID session) {
    if (!ProvenPassword.lock(rows, Actor.anonymous(), person, proof)) {
      throw new Refused("accounts.password.changed-meanwhile");
    }
    setPassword(person, hash, session);
    trail.record(person, AccountTrail.AccountAction.PASSWORD_CHANGED, List.of());
  }

  /**
   * @return the hash of a new password
   * @throws Invalid when it is too easy or not typed twice alike
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public String hashNew(String signInName, String fresh, String again) {
    requireGood(signInName, fresh, again);
    return passwords.hash(fresh);
  }

  private static void requireGood(String signInName, String fresh, String again) {
    PasswordPolicy.findViolation(fresh, signInName).ifPresent(key -> {
      throw new Invalid("fresh", key);
    });
    if (!fresh.equals(again)) {
      throw new Invalid("again", "accounts.password.differs");
    }
  }

  void setPassword(UUID person, String hash, @Nullable UUID keep) {
    credential(person).set(Credential::passwordHash, hash)
        .set(Credential::mustChange, false)
        .set(Credential::failed, 0)
        .set(Credential::lockedUntil, null)
        .set(Credential::changedAt, clock.instant())
        .update();
    signIns.endSessions(Actor.anonymous(), person, keep);
    CalendarAddressRevocation.ofPerson(rows, Actor.anonymous(), person);
  }

  private RowQuery<Credential> credential(UUID person) {
    return rows.query(Actor.anonymous(), Credential.class).key(person);
  }

  /** What the app must scan; the same secret until it is confirmed. */
  public Optional<TotpEnrolment> prepareTotpEnrolment(UUID person) {
    OwnCredential own = requireCredential(person);
    if (own.totpConfirmed()) {
      return Optional.empty();
    }
    byte[] sealed = own.totpSecret();
    if (sealed == null) {
      // Of two tabs at once the first one's secret stands, and both show it.
      credential(person).is("totp_confirmed", false)
          .is("totp_secret", null)
          .set(Credential::totpSecret, secondFactor.newSealedSecret(person))
          .update();
      sealed = Objects.requireNonNull(requireCredential(person).totpSecret(), "just written");
    }
    return Optional.of(new TotpEnrolment(secondFactor.otpAuthUri(person, sealed, own.signInName()),
        secondFactor.manualEntryKey(person, sealed)));
  }

  /**
   * Wrong codes are counted with those of the sign-in page, in a transaction that the refusal does not undo. Of a
   * factor that is set already nothing is looked at: the page is no way to try its codes.
   *
   * @throws Invalid when the code is wrong, or there is nothing to confirm
   * @throws TooManyAttempts after ten wrong ones
   */
  @Transactional(propagation = Propagation.NOT_SUPPORTED)
  public void confirmTotp(UUID person, String code) {
    OwnCredential own = Objects.requireNonNull(transactions.execute(_ -> requireCredential(person)));
    byte[] sealed = own.totpSecret();
    if (sealed == null || own.totpConfirmed()) {
      throw new Invalid("code", "accounts.totp.wrong");
    }
    if (!secondFactor.verify(person, sealed, own.totpLastStep(), code, step -> setSecondFactor(person, sealed, step))) {
      throw new Invalid("code", "accounts.totp.wrong");
    }
  }

  /** Not when a reset took the secret away meanwhile: a second factor without one would ask for nothing. */
  private boolean setSecondFactor(UUID person, byte[] sealed, long step) {
    int confirmed = credential(person).is("totp_secret", sealed)
        .is("totp_confirmed", false)
        .set(Credential::totpConfirmed, true)
        .set(Credential::totpLastStep, step)
        .update();
    if (confirmed == 0) {
      return false;
    }
    trail.record(person, AccountTrail.AccountAction.SECOND_FACTOR_SET, List.of());
    return true;
  }
}
