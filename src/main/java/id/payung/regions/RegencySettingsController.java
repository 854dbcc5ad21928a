package id.payung.regions;

import id.payung.platform.actor.Actor;
import id.payung.platform.form.FormFields;
import id.payung.platform.form.Submission;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.WebResult;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.ForAdministrators;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** How this regency is called, when its day ends, and how it writes letters. */
@Controller
@ForAdministrators
@RequestMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regency")
class RegencySettingsController implements Navigation {
  private final RegencySettingsRepository settings;

  RegencySettingsController(RegencySettingsRepository settings) {
    this.settings = settings;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return AccessRoles.isAllowed(actor, ForAdministrators.class)
        ? List.of(new NavigationItem(92, "regions.settings.door", "/settings/regency", "office"))
        : List.of();
  }

  @GetMapping
  RegencySettingsPage show(Actor actor) {
    RegencyRow kept = settings.getSettings(actor.regency());
    return page(kept, FormFields.of(RegencySettingsForm.of(kept)));
  }

  @PostMapping
  WebResult save(Submission<RegencySettingsForm> sent, Actor actor) {
    return sent.save(form -> {
      settings.update(actor, form);
      return SeeOther.to("/settings/regency").saying("regions.settings.saved");
    }, fields -> page(settings.getSettings(actor.regency()), fields));
  }

  private static RegencySettingsPage page(RegencyRow kept, FormFields form) {
    return new RegencySettingsPage(form, FormFields.blank(CrestForm.class), kept.crestSha256() != null);
  }
}
