package id.payung.indicators;

import id.payung.indicators.year.ForTaskForce;
import id.payung.platform.actor.Actor;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AccessRoles;
import java.util.List;
import org.springframework.stereotype.Component;

/** Entry of the menu for the KLA pages. */
@Component
class KlaNavigation implements Navigation {
  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return AccessRoles.isAllowed(actor, ForTaskForce.class)
        ? List.of(new NavigationItem(60, "indicators.door", "/kla", "score"))
        : List.of();
  }
}
