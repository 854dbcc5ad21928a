package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.errors.NotFound;
import id.payung.platform.errors.Refused;
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
class DigestKeeperRepository implements DutySource {
  static final Duration ASKED_EVERY = Duration.ofDays(7);

  /** A page that was printed may lie for some days before somebody says so. */
  private static final Duration PRINTED_WITHIN = Duration.ofDays(2);

  private static final String DUTY = "audit.duty.digest";

  private final Rows rows;
  private final TrailSealRepository seals;
  private final RegencyDirectory regencies;
  private final Messages words;
  private final Clock clock;

  DigestKeeperRepository(Rows rows, TrailSealRepository seals, RegencyDirectory regencies, Messages words,
      Clock clock) {
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
   * @throws Refused when the seal is an old one, which says nothing of what was written since; or when the same person
   * already keeps the copy of the other office: two people are to keep them
   */
  @Transactional
  public void keep(Actor actor, UUID id, long seal) {
    TrailSealRepository.Seal kept = seals.find(actor, seal).orElseThrow(NotFound::new);
    Office office = Office.of(actor).orElseThrow(NotFound::new);
    boolean newest = seals.findNewest(actor).filter(one -> one.number() > seal).isEmpty();
    if (!newest && kept.at().isBefore(clock.instant().minus(PRINTED_WITHIN))) {
      throw new Refused("audit.digest.refused.old");
    }
    Office other = office == Office.AUDITOR ? Office.ADMINISTRATOR : Office.AUDITOR;
    if (findLatest(actor, other).filter(copy -> copy.person().equals(actor.person()))
        .filter(copy -> copy.keptAt().plus(ASKED_EVERY).isAfter(clock.instant()))
        .isPresent()) {
      throw new Refused("audit.digest.refused.same-person");
    }
    rows.insertIfAbsent(actor, new KeptDigest(id, seal, actor.requirePerson(), actor.name(), office, clock.instant()));
  }

  @Override
  public List<Duty> listDuties(Actor actor, int limit) {
    Optional<Office> office = Office.of(actor);
    if (office.isEmpty() || limit == 0) {
      return List.of();
    }
    Optional<TrailSealRepository.Seal> newest = seals.findNewest(actor);
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
