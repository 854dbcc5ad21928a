package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody's first page: what they owe, by date, with one button to the next step. */
@Controller
class DutyOverviewController implements Navigation {
  private static final int MAX_DUTIES_PER_SOURCE = 30;

  private final ObjectProvider<DutySource> sources;
  private final FirstPageHighlightLoader highlightLoader;
  private final OnboardingChecklist checklist;
  private final RegencyDirectory regencies;
  private final Clock clock;

  DutyOverviewController(ObjectProvider<DutySource> sources, FirstPageHighlightLoader highlightLoader,
      OnboardingChecklist checklist, RegencyDirectory regencies, Clock clock) {
    this.sources = sources;
    this.highlightLoader = highlightLoader;
    this.checklist = checklist;
    this.regencies = regencies;
    this.clock = clock;
  }

  @AllowedToSignedIn
  @GetMapping({"/{regency}", "/{regency}/"})
  String show(Actor actor, Model model) {
    LocalDate today = regencies.require(actor.regency()).today(clock);
    List<Duty> duties = sources.stream()
        .flatMap(source -> source.listDuties(actor, MAX_DUTIES_PER_SOURCE).stream())
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.comparingDouble(Duty::points).reversed()))
        .toList();
    model.addAttribute("today", today);
    FirstPageHighlightLoader.FirstPageHighlights highlights = highlightLoader.load(actor);
    model.addAttribute("said", highlights);
    model.addAttribute("steps", checklist.listSteps(actor, highlights.openEvaluation() != null));
    model.addAttribute("late",
        duties.stream().filter(duty -> duty.due() != null && duty.due().isBefore(today)).toList());
    model.addAttribute("soon", duties.stream().filter(duty -> isDueWithin(duty, today, 7)).toList());
    model.addAttribute("later",
        duties.stream().filter(duty -> duty.due() == null || duty.due().isAfter(today.plusDays(7))).toList());
    return "insight/first";
  }

  private static boolean isDueWithin(Duty duty, LocalDate today, int days) {
    return duty.due() != null && !duty.due().isBefore(today) && !duty.due().isAfter(today.plusDays(days));
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return List.of(new NavigationItem(0, "insight.first.door", "", "tasks"));
  }
}
