package id.payung.community.village;

import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Stale;
import id.payung.platform.rows.RecordCopy;
import id.payung.platform.rows.Rows;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * PATBM, DRPPA and TP-PKK of the villages. Everybody in the regency reads them; the village and its companions write
 * their own.
 */
@Repository
@Transactional(readOnly = true)
class VillageBodyRepository {
  private static final Role[] WIDE_WRITERS = {Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY};
  private static final Role[] VILLAGE_WRITERS = {Role.VILLAGE_OPERATOR, Role.VILLAGE_MOVER, Role.DISTRICT_SUPERVISOR,
    Role.VILLAGE_VOLUNTEER, Role.WOMENS_COMPANION};

  private final Rows rows;
  private final AuditTrailRepository trail;
  private final Clock clock;

  VillageBodyRepository(Rows rows, AuditTrailRepository trail, Clock clock) {
    this.rows = rows;
    this.trail = trail;
    this.clock = clock;
  }

  static boolean mayWrite(Actor actor, UUID village) {
    return actor.hasAnyRole(WIDE_WRITERS) || (actor.villages().contains(village) && actor.hasAnyRole(VILLAGE_WRITERS));
  }

  /** All of the regency, by village. */
  public List<VillageBody> listAll(Actor actor) {
    return rows.query(actor, VillageBody.class).orderBy("r.village, r.kind").list();
  }

  /** Those of one village, by kind. */
  public Map<String, VillageBody> findByVillage(Actor actor, UUID village) {
    return rows.query(actor, VillageBody.class)
        .is("village", village)
        .list()
        .stream()
        .collect(Collectors.toMap(VillageBody::kind, Function.identity()));
  }

  /**
   * Writes one down.
   *
   * @throws Stale when somebody else has saved since the form was shown
   */
  @Transactional
  public void save(Actor actor, VillageBody body) {
    if (!mayWrite(actor, body.village())) {
      throw new Forbidden();
    }
    rows.save(actor,
        RecordCopy.of(body)
            .with(VillageBody::editedBy, actor.name())
            .with(VillageBody::editedAt, clock.instant())
            .make());
    trail.recordWrite("village-body", body.village(), "changed", List.of(body.kind()), null,
        new AuditTrailRepository.TrailReach(List.of(), List.of(body.village())));
  }
}
