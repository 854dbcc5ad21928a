package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.NotFound;
import id.payung.platform.i18n.Messages;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.Rows;
import id.payung.platform.rows.annotation.HiddenFromPeople;
import id.payung.platform.rows.annotation.Table;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who keeps a digest outside the database. Two offices are asked for it each week - the auditors and the administrators
 * - so that nobody has all copies: whoever rewrites the trail would have to rewrite theirs too.
 */
@Repository
@Transactional(readOnly = true)
class KeptDigestRepository implements DutySource {
  static final Duration ASKED_EVERY = Duration.ofDays(7);

  private static final String DUTY = "audit.duty.digest";

  private final Rows rows;
  private final SealRepository seals;
  private final RegencyDirectory regencies;
  private final Messages words;
  private final Clock clock;

  KeptDigestRepository(Rows rows, SealRepository seals, RegencyDirectory regencies, Messages words, Clock clock) {
    this.rows = rows;
    this.seals = seals;
    this.regencies = regencies;
    this.words = words;
    this.clock = clock;
  }

  /** The office in which a copy lies; who is both is asked as an auditor. */
  public enum Office {
    AUDITOR, ADMINISTRATOR;

    static Optional<Office> of(Actor actor) {
      return actor.hasAnyRole(Role.AUDITOR) ? Optional.of(AUDITOR)
          : actor.hasAnyRole(Role.REGENCY_ADMIN) ? Optional.of(ADMINISTRATOR)
          : Optional.empty();
    }
  }

  /** That somebody keeps the digest of a seal. */
  @HiddenFromPeople
  @Table(value = "audit.kept_digest", reach = "wide-only append")
  public record KeptDigest(UUID id, long seal, UUID person, String personName, Office office, Instant keptAt) {}

  /** The latest copy of an office. */
  public Optional<KeptDigest> findLatest(Actor actor, Office office) {
    return rows.query(actor, KeptDigest.class)
        .is("office", office)
        .orderBy("r.kept_at DESC, r.id DESC")
        .limit(1)
        .optional();
  }

  /**
   * Notes that the actor has a copy; the same form again changes nothing.
   *
   * @throws NotFound when there is no such seal
   */
  @Transactional
  public void keep(Actor actor, UUID id, long seal) {
    if (seals.find(actor, seal).isEmpty()) {
      throw new NotFound();
    }
    Office office = Office.of(actor).orElseThrow(NotFound::new);
    rows.insertIfAbsent(actor, new KeptDigest(id, seal, actor.requirePerson(), actor.name(), office, clock.instant()));
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    Optional<Office> office = Office.of(actor);
    if (office.isEmpty() || limit == 0) {
      return List.of();
    }
    Optional<SealRepository.Seal> newest = seals.findNewest(actor);
    Instant due = findLatest(actor, office.get()).map(kept -> kept.keptAt().plus(ASKED_EVERY)).orElse(Instant.EPOCH);
    if (newest.isEmpty() || due.isAfter(clock.instant())) {
      return List.of();
    }
    LocalDate today = regencies.require(actor.regency()).today(clock);
    long number = newest.get().number();
    return List.of(
        new Duty(DUTY, Ids.fromName(DUTY + actor.regency()), words.text(Messages.INDONESIAN, DUTY + ".title", number),
            DUTY + ".why", today, "/trail/digest", DUTY + ".open", 0)
            .inEnglish(words.text(Messages.ENGLISH, DUTY + ".title", number)));
  }
}
