package id.payung.insight;

import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.insight.changes.ChangedRecordLoader;
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
class HomePageController implements Navigation {
  private final DutyLoader duties;
  private final DutyPathCache menuNumbers;
  private final HomePageHighlightLoader highlightLoader;
  private final OnboardingChecklist checklist;
  private final ChangedRecordLoader changes;
  private final Role[] villageSenders;

  HomePageController(DutyLoader duties, DutyPathCache menuNumbers, HomePageHighlightLoader highlightLoader,
      OnboardingChecklist checklist, ChangedRecordLoader changes, List<PhoneRecordKind<?, ?>> kinds) {
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
  HomePage show(Actor actor, @Today LocalDate today) {
    long generation = menuNumbers.generation(actor);
    OpenDuties open = duties.load(actor);
    menuNumbers.keep(actor, open, generation);
    HomePageHighlightLoader.FirstPageHighlights highlights = highlightLoader.load(actor);
    return new HomePage(today, open, highlights, checklist.listSteps(actor, highlights.openEvaluation() != null),
        changes.loadRecent(actor), actor.hasAnyRole(villageSenders));
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return List.of(new NavigationItem(0, "insight.first.door", "", "tasks"));
  }
}
