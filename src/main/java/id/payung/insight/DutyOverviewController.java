package id.payung.insight;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import id.payung.platform.page.Today;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody's first page: what they owe, by date, with one button to the next step. */
@Controller
class DutyOverviewController implements Navigation {
  private static final int MAX_DUTIES_PER_SOURCE = 30;

  private final Supplier<List<DutySource>> sources;
  private final FirstPageHighlightLoader highlightLoader;
  private final OnboardingChecklist checklist;

  DutyOverviewController(ObjectProvider<DutySource> sources, FirstPageHighlightLoader highlightLoader,
      OnboardingChecklist checklist) {
    // Asked once: the container searches all beans at each question.
    this.sources = SingletonSupplier.of(() -> sources.stream().toList());
    this.highlightLoader = highlightLoader;
    this.checklist = checklist;
  }

  @AllowedToSignedIn
  @GetMapping({"/{regency}", "/{regency}/"})
  @Transactional(readOnly = true)
  FirstPage show(Actor actor, @Today LocalDate today) {
    List<Duty> duties = sources.get()
        .stream()
        .flatMap(source -> source.listDuties(actor, MAX_DUTIES_PER_SOURCE).stream())
        .sorted(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Comparator.comparingDouble(Duty::points).reversed()))
        .toList();
    FirstPageHighlightLoader.FirstPageHighlights highlights = highlightLoader.load(actor);
    return new FirstPage(today, duties, highlights, checklist.listSteps(actor, highlights.openEvaluation() != null));
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return List.of(new NavigationItem(0, "insight.first.door", "", "tasks"));
  }
}
