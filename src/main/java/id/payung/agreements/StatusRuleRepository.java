package id.payung.agreements;

import id.payung.agreements.reference.StatusRule;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyCache;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The dated rule of status: the regency's own newest that has begun, else the one as shipped. Every page of activities
 * asks for it and it is set once in years, so it is read once, and again after somebody set one.
 */
@Component
@Transactional
public class StatusRuleRepository {
  private final Rows rows;
  private final ReferenceCatalogue reference;
  private final AuditTrailRepository trail;
  private final RegencyCache<List<RegencyStatusRule>> rules = new RegencyCache<>();

  StatusRuleRepository(Rows rows, ReferenceCatalogue reference, AuditTrailRepository trail) {
    this.rows = rows;
    this.reference = reference;
    this.trail = trail;
  }

  @Transactional(readOnly = true)
  public StatusRule findRuleOn(Actor actor, LocalDate day) {
    return listRegencyRules(actor).stream()
        .filter(rule -> !rule.begins().isAfter(day))
        .findFirst()
        .map(RegencyStatusRule::toRule)
        .orElseGet(() -> StatusRule.shippedOn(day, reference));
  }

  /** The regency's own rules, the newest first. */
  @Transactional(readOnly = true)
  public List<RegencyStatusRule> listRegencyRules(Actor actor) {
    return rules.get(actor.regency(), () -> rows.query(actor, RegencyStatusRule.class).orderBy("r.begins DESC").list());
  }

  /**
   * Sets a rule from a day on.
   *
   * @param rule points 1 to 100, silent days 1 to 366, notice 0 to 30 working days; with the version that the person
   * saw of the rule of that day, 0 for none
   * @throws id.payung.platform.errors.Stale when somebody else has set the rule of that day since
   */
  public void saveRule(Actor actor, RegencyStatusRule rule) {
    AgreementAccessPolicy.requireAllowed(AgreementAccessPolicy.maySetRules(actor));
    requireRange("points", rule.points(), 1, 100);
    requireRange("silentDays", rule.silentDays(), 1, 366);
    requireRange("noticeWorkingDays", rule.noticeWorkingDays(), 0, 30);
    if (rule.source().isBlank()) {
      throw new Invalid("source", "agreements.wrong.empty");
    }
    rows.save(actor, rule);
    rules.forgetAfterTransaction(actor.regency());
    trail.recordWrite("status-rule", Ids.fromName("status-rule:" + actor.regency() + rule.begins()), "changed",
        List.of("points", "silentDays", "noticeWorkingDays"), rule.source(), AuditTrailRepository.TrailReach.NONE);
  }

  private static void requireRange(String field, int value, int least, int most) {
    if (value < least || value > most) {
      throw new Invalid(field, "agreements.wrong.range");
    }
  }
}
