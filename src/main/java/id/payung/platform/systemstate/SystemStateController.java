package id.payung.platform.systemstate;

import id.payung.platform.actor.Actor;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import java.util.Comparator;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** Keadaan sistem: whether the machine, the backups and the work behind the pages are well. */
@Controller
@ForAdministrators
@RequestMapping("/{regency:\\d\\d\\.\\d\\d}/settings/system")
class SystemStateController implements Navigation {
  private final List<SystemFactSource> sources;

  SystemStateController(ObjectProvider<SystemFactSource> sources) {
    this.sources = sources.stream().toList();
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return AccessRoles.isAllowed(actor, ForAdministrators.class)
        ? List.of(new NavigationItem(95, "system.door", "/settings/system", "settings"))
        : List.of();
  }

  @GetMapping
  SystemStatePage show(Actor actor, Ui ui) {
    return new SystemStatePage(sources.stream()
        .map(source -> source.read(actor, ui))
        .sorted(Comparator.comparingInt(SystemFact::order))
        .toList());
  }
}
