package id.payung.insight;

import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.insight.changes.ChangeLoader;
import id.payung.insight.duties.DutyLoader;
import id.payung.insight.duties.DutyPathCache;
import id.payung.insight.duties.OpenDuties;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.page.Today;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AllowedToSignedIn;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;

/** Everybody's first page: what they owe, by date, with one button to the next step; and what others changed. */
@Controller
class DutyOverviewController implements Navigation {
  private final DutyLoader duties;
  private final DutyPathCache menuNumbers;
  private final FirstPageHighlightLoader highlightLoader;
  private final OnboardingChecklist checklist;
  private final ChangeLoader changes;
  private final Role[] villageSenders;

  DutyOverviewController(DutyLoader duties, DutyPathCache menuNumbers, FirstPageHighlightLoader highlightLoader,
      OnboardingChecklist checklist, ChangeLoader changes, List<PhoneRecordKind<?, ?>> kinds) {
    this.duties = duties;
    this.menuNumbers = menuNumbers;
    this.highlightLoader = highlightLoader;
    this.checklist = checklist;
    this.changes = changes;
    this.villageSenders = kinds.stream()
        .flatMap(kind -> kind.declaration().senders().stream())
        .filter(role -> role.reach() == Role.Reach.AREA)
        .distinct()
        .toArray(Role[]::new);
  }

  @AllowedToSignedIn
  @GetMapping({"/{regency}", "/{regency}/"})
  @Transactional(readOnly = true)
  FirstPage show(Actor actor, @Today LocalDate today) {
    long generation = menuNumbers.generation(actor);
    OpenDuties open = duties.load(actor);
    menuNumbers.keep(actor, open, generation);
    FirstPageHighlightLoader.FirstPageHighlights highlights = highlightLoader.load(actor);
    return new FirstPage(today, open, highlights, checklist.listSteps(actor, highlights.openEvaluation() != null),
        changes.loadRecent(actor), actor.hasAnyRole(villageSenders));
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return List.of(new NavigationItem(0, "insight.first.door", "", "tasks"));
  }
}
