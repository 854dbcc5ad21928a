package id.payung.indicators;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import java.util.List;
import org.springframework.stereotype.Component;

/** The door to the KLA pages. */
@Component
class KlaNavigation implements Navigation {
  private static final Role[] READERS =
      {Role.TASK_FORCE_SECRETARY, Role.REGENCY_ADMIN, Role.INTERNAL_VERIFIER, Role.PLANNER, Role.LEGAL_OFFICE,
        Role.COOPERATION_OFFICE, Role.REGENT_AIDE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER};

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(READERS) ? List.of(new NavigationItem(60, "indicators.door", "/kla", "score")) : List.of();
  }
}
