package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.agreements.PlanProgressRepository;
import id.payung.audit.AuditTrailRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.deadline.RegencyCalendar;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.rows.Rows;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notices to offices. Only the module itself writes them; an office reads its own. */
@Component
@Transactional
public class LatenessNoticeRepository {
  private final Rows rows;
  private final LateWorkLoader lateMatterLoader;
  private final PlanProgressRepository planProgress;
  private final ReferenceCatalogue reference;
  private final RegencyDirectory regencies;
  private final AuditTrailRepository trail;

  LatenessNoticeRepository(Rows rows, LateWorkLoader lateMatterLoader, PlanProgressRepository planProgress,
      ReferenceCatalogue reference, RegencyDirectory regencies, AuditTrailRepository trail) {
    this.rows = rows;
    this.lateMatterLoader = lateMatterLoader;
    this.planProgress = planProgress;
    this.reference = reference;
    this.regencies = regencies;
    this.trail = trail;
  }

  /**
   * Tells offices of what is late today and was not told yet, and ends what is late no more. For the module's own
   * actor.
   */
  public void refresh(Actor service) {
    refresh(service, planProgress.today(service));
  }

  /**
   * The same for a past that is brought in, a demonstration for instance: what is late today is told as of a day, never
   * before it was late.
   *
   * @param day not after today
   */
  public void refresh(Actor service, LocalDate day) {
    List<LateWorkLoader.LateMatter> late = lateMatterLoader.list(service);
    List<LatenessNotice> open = listOpen(service);
    open.stream()
        .filter(notice -> late.stream().noneMatch(matter -> matter.isSubjectOf(notice)))
        .forEach(notice -> markEnded(service, notice, planProgress.today(service)));
    RegencyCalendar calendar = RegencyCalendar.of(reference, regencies.require(service.regency()).zone());
    int workingDays = planProgress.ruleToday(service).noticeWorkingDays();
    for (LateWorkLoader.LateMatter matter : late) {
      if (open.stream().noneMatch(matter::isSubjectOf)) {
        LocalDate seenFrom = day.isBefore(matter.since()) ? matter.since() : day;
        insert(service, new LatenessNotice(Ids.next(), matter.organisation(), matter.kind(), matter.subject(), seenFrom,
            OfficeNamingPolicy.firstNamingDay(calendar, seenFrom, workingDays), null));
      }
    }
  }

  private void insert(Actor service, LatenessNotice notice) {
    if (rows.insertIfAbsent(service, notice)) {
      trail.recordWrite("notice", notice.id(), "created", List.of("seenFrom", "namedFrom"), null, reach(notice));
    }
  }

  private void markEnded(Actor service, LatenessNotice notice, LocalDate today) {
    rows.query(service, LatenessNotice.class)
        .key(notice.id())
        .is("ended_on", null)
        .set(LatenessNotice::endedOn, today)
        .update();
    trail.recordWrite("notice", notice.id(), "ended", List.of("endedOn"), null, reach(notice));
  }

  private static AuditTrailRepository.TrailReach reach(LatenessNotice notice) {
    return new AuditTrailRepository.TrailReach(List.of(notice.organisation()), List.of());
  }

  /** Open ones that the actor may see: a regency's all, or an office's own; who may be named first comes first. */
  @Transactional(readOnly = true)
  List<LatenessNotice> listOpen(Actor actor) {
    return rows.query(actor, LatenessNotice.class).is("ended_on", null).orderBy("r.named_from, r.id").list();
  }

  /** A notice, and what the office is called that it went to. */
  record AddressedNotice(LatenessNotice notice, String officeName, String officeShortName) {
    /** The short name where there is one. */
    String officeLabel() {
      return officeShortName.isBlank() ? officeName : officeShortName;
    }
  }

  /** Likewise, and those that ended since a day: late no more. One statement, with the names. */
  @Transactional(readOnly = true)
  List<AddressedNotice> listOpenAndEndedSince(Actor actor, LocalDate day) {
    return rows.query(actor, LatenessNotice.class)
        .as("n")
        .join(Organisation.class, "o", "o.id = n.organisation")
        .and("(n.ended_on IS NULL OR n.ended_on >= :day)", "day", day)
        .orderBy("n.named_from, n.id")
        .list(AddressedNotice.class,
            rows.columns(LatenessNotice.class, "n") + ", o.name AS office_name, o.short_name AS office_short_name");
  }
}
