package id.payung.insight;

import id.payung.agreements.CountedPlanPolicy;
import id.payung.agreements.PeriodRealisationRepository;
import id.payung.agreements.PlanProgressRepository;
import id.payung.indicators.EvaluationScoreDirectory;
import id.payung.indicators.OwedQuestionSummary;
import id.payung.insight.LatenessNoticeRepository.AddressedNotice;
import id.payung.legislation.StandingDraftLoader;
import id.payung.platform.actor.Actor;
import id.payung.platform.tenancy.RegencyDirectory;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays the regent's page ready, in a dozen statements. */
@Component
@Transactional(readOnly = true)
class RegentPageLoader {
  private static final int DAYS_COMPARED = 7;
  private static final int MAX_GAPS = 5;

  private final EvaluationScoreDirectory scores;
  private final PlanProgressRepository planProgress;
  private final PeriodRealisationRepository realisations;
  private final LateWorkLoader lateMatterLoader;
  private final LatenessNoticeRepository notices;
  private final RegencyDirectory regencies;
  private final StandingDraftLoader drafts;

  RegentPageLoader(EvaluationScoreDirectory scores, PlanProgressRepository planProgress,
      PeriodRealisationRepository realisations, LateWorkLoader lateMatterLoader, LatenessNoticeRepository notices,
      RegencyDirectory regencies, StandingDraftLoader drafts) {
    this.scores = scores;
    this.planProgress = planProgress;
    this.realisations = realisations;
    this.lateMatterLoader = lateMatterLoader;
    this.notices = notices;
    this.regencies = regencies;
    this.drafts = drafts;
  }

  RegentPage load(Actor actor) {
    LocalDate today = planProgress.today(actor);
    LocalDate since = today.minusDays(DAYS_COMPARED);
    EvaluationScoreDirectory.ScoreOverview overview = scores.findOverview(actor, MAX_GAPS, since).orElse(null);
    PlanProgressRepository.YearProgress year = planProgress.loadYear(actor, today.getYear());
    List<PlanProgressRepository.ActivityProgressView> all =
        year.activities().stream().filter(one -> CountedPlanPolicy.counts(one.activity())).toList();
    List<OwedQuestionSummary> owing = overview == null ? List.of() : overview.owedQuestions();
    List<LateWorkLoader.LateMatter> late =
        lateMatterLoader.list(actor, all, owing, overview == null ? "" : overview.scores().evaluation());
    List<AddressedNotice> told = notices.listOpenAndEndedSince(actor, since);
    List<LatenessNotice> open =
        told.stream().map(AddressedNotice::notice).filter(notice -> notice.endedOn() == null).toList();
    Map<UUID, String> labels = told.stream()
        .collect(
            Collectors.toMap(one -> one.notice().organisation(), AddressedNotice::officeLabel, (first, _) -> first));
    List<RegentPage.NamedOffice> named = listNamedOffices(labels, late, open, today);
    Instant from = since.atStartOfDay(regencies.require(actor.regency()).zone()).toInstant();
    var plans = new RegentPage.Plans(all, year.leftPlan(), year.guarded(), year.activities().size() - all.size());
    return new RegentPage(today, since, overview, plans, realisations.countSince(actor, from),
        new RegentPage.Named(named, countForewarned(late, open, named, today)), told.size() - open.size(),
        drafts.find(actor, today));
  }

  /** Named is who was told in time and is still late now: both, or not at all. */
  private List<RegentPage.NamedOffice> listNamedOffices(Map<UUID, String> labels, List<LateWorkLoader.LateMatter> late,
      List<LatenessNotice> open, LocalDate today) {
    Map<UUID, List<RegentPage.NamedLateMatter>> byOffice = new LinkedHashMap<>();
    for (LateWorkLoader.LateMatter lateMatter : late) {
      if (open.stream().anyMatch(notice -> lateMatter.isSubjectOf(notice) && notice.mayNameOffice(today))) {
        byOffice.computeIfAbsent(lateMatter.organisation(), _ -> new ArrayList<>())
            .add(toNamedMatter(lateMatter, today));
      }
    }
    List<RegentPage.NamedOffice> named = new ArrayList<>();
    byOffice.forEach((office, matters) -> named
        .add(new RegentPage.NamedOffice(office, labels.getOrDefault(office, "–"), List.copyOf(matters))));
    named.sort(Comparator.comparing((RegentPage.NamedOffice office) -> office.matters().size())
        .reversed()
        .thenComparing(RegentPage.NamedOffice::name));
    return List.copyOf(named);
  }

  private static RegentPage.NamedLateMatter toNamedMatter(LateWorkLoader.LateMatter lateMatter, LocalDate today) {
    long days = ChronoUnit.DAYS.between(lateMatter.since(), today) + 1;
    PlanProgressRepository.ActivityProgressView activity = lateMatter.activity();
    OwedQuestionSummary owing = lateMatter.owing();
    if (activity != null) {
      return new RegentPage.NamedLateMatter(lateMatter.kind(), activity.activity(), days,
          activity.progress().realisedShare(), 0, null, "/activities/" + activity.activity().id());
    }
    return new RegentPage.NamedLateMatter(lateMatter.kind(), null, days, 0, lateMatter.owed(),
        owing == null ? null : owing.remindedOn(), owing == null ? "/meetings/decisions" : owing.path());
  }

  /** Offices that are late and not named for anything today: told, with days left. */
  private static int countForewarned(List<LateWorkLoader.LateMatter> late, List<LatenessNotice> open,
      List<RegentPage.NamedOffice> named, LocalDate today) {
    Set<UUID> told = new LinkedHashSet<>();
    open.stream()
        .filter(notice -> !notice.mayNameOffice(today) && late.stream().anyMatch(matter -> matter.isSubjectOf(notice)))
        .forEach(notice -> told.add(notice.organisation()));
    named.forEach(office -> told.remove(office.organisation()));
    return told.size();
  }
}
