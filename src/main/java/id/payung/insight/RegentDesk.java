package id.payung.insight;

import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.agreements.PlanStatus;
import id.payung.agreements.Realised;
import id.payung.agreements.Verdict;
import id.payung.indicators.OfficeOwing;
import id.payung.indicators.Scores;
import id.payung.platform.actor.Actor;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays the regent's page ready, in a dozen statements. */
@Component
@Transactional(readOnly = true)
class RegentDesk {
  private static final int DAYS_COMPARED = 7;
  private static final int GAPS = 5;

  private final Scores scores;
  private final PlanStatus status;
  private final Realised realised;
  private final LateMatters matters;
  private final Notices notices;
  private final Organisations organisations;
  private final RegencyDirectory regencies;

  RegentDesk(Scores scores, PlanStatus status, Realised realised, LateMatters matters, Notices notices,
      Organisations organisations, RegencyDirectory regencies) {
    this.scores = scores;
    this.status = status;
    this.realised = realised;
    this.matters = matters;
    this.notices = notices;
    this.organisations = organisations;
    this.regencies = regencies;
  }

  RegentView view(Actor actor) {
    LocalDate today = status.today(actor);
    LocalDate since = today.minusDays(DAYS_COMPARED);
    Scores.Overview overview = scores.overview(actor, GAPS, since).orElse(null);
    List<PlanStatus.OfActivity> all = status.activities(actor, today.getYear());
    List<OfficeOwing> owing = overview == null ? List.of() : overview.owing();
    List<LateMatters.Matter> late =
        matters.of(actor, all, owing, overview == null ? "" : overview.scores().evaluation());
    Notices.Lately lately = notices.lately(actor, since);
    List<RegentView.NamedOffice> named = named(actor, late, lately.open(), today);
    Map<Verdict, Integer> counts = new EnumMap<>(Verdict.class);
    all.forEach(one -> counts.merge(one.progress().verdict(), 1, Integer::sum));
    return new RegentView(today, since, overview == null ? null : overview.scores(),
        overview == null ? List.of() : overview.gaps(), counts, all.size(),
        realised.since(actor, since.atStartOfDay(regencies.require(actor.regency()).zone()).toInstant()), named,
        forewarned(late, lately.open(), named, today), lately.ended(),
        all.stream().mapToLong(PlanStatus.OfActivity::moneyCounted).sum(),
        all.stream().mapToLong(PlanStatus.OfActivity::moneyRealised).sum(),
        all.stream().anyMatch(PlanStatus.OfActivity::moneyHidden), moneyAsOf(all), all);
  }

  /** Named is who was told in time and is still late now: both, or not at all. */
  private List<RegentView.NamedOffice> named(Actor actor, List<LateMatters.Matter> late, List<Notice> open,
      LocalDate today) {
    Map<UUID, List<RegentView.Late>> byOffice = new LinkedHashMap<>();
    for (LateMatters.Matter matter : late) {
      if (open.stream().anyMatch(notice -> matter.is(notice) && notice.mayName(today))) {
        byOffice.computeIfAbsent(matter.organisation(), _ -> new ArrayList<>()).add(late(matter, today));
      }
    }
    List<RegentView.NamedOffice> named = new ArrayList<>();
    for (Organisation office : organisations.named(actor, byOffice.keySet()).values()) {
      named.add(new RegentView.NamedOffice(office.id(), office.label(),
          List.copyOf(byOffice.getOrDefault(office.id(), List.of()))));
    }
    named.sort(Comparator.comparing((RegentView.NamedOffice office) -> office.matters().size())
        .reversed()
        .thenComparing(RegentView.NamedOffice::name));
    return List.copyOf(named);
  }

  private static RegentView.Late late(LateMatters.Matter matter, LocalDate today) {
    long days = ChronoUnit.DAYS.between(matter.since(), today) + 1;
    PlanStatus.OfActivity activity = matter.activity();
    OfficeOwing owing = matter.owing();
    if (activity != null) {
      return new RegentView.Late(matter.kind(), activity.activity().title(), days, activity.progress().realisedShare(),
          0, "/activities/" + activity.activity().id());
    }
    return new RegentView.Late(matter.kind(), "", days, 0, owing == null ? 0 : owing.unanswered(),
        owing == null ? "/kla" : owing.path());
  }

  /** Offices that are late and not named for anything today: told, with days left. */
  private static int forewarned(List<LateMatters.Matter> late, List<Notice> open, List<RegentView.NamedOffice> named,
      LocalDate today) {
    Set<UUID> told = new LinkedHashSet<>();
    open.stream()
        .filter(notice -> !notice.mayName(today) && late.stream().anyMatch(matter -> matter.is(notice)))
        .forEach(notice -> told.add(notice.organisation()));
    named.forEach(office -> told.remove(office.organisation()));
    return told.size();
  }

  private static @Nullable LocalDate moneyAsOf(List<PlanStatus.OfActivity> all) {
    return all.stream()
        .filter(one -> one.moneyCounted() > 0)
        .map(PlanStatus.OfActivity::moneyAsOf)
        .filter(java.util.Objects::nonNull)
        .min(LocalDate::compareTo)
        .orElse(null);
  }
}
