package id.payung.regions;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ui.Option;
import id.payung.platform.web.Allowed;
import id.payung.platform.web.Flash;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How this regency is called, when its day ends, and how it writes letters. */
@Controller
class RegencySettingsPage implements Navigation {
  private final RegencyIdentity identity;

  RegencySettingsPage(RegencyIdentity identity) {
    this.identity = identity;
  }

  @Override
  public List<NavigationItem> doorsFor(Actor actor) {
    return actor.has(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)
        ? List.of(new NavigationItem(92, "regions.settings.door", "/settings/regency", "office"))
        : List.of();
  }

  @Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regency")
  String show(@PathVariable String regency, Model model) {
    RegencyIdentity.Kept kept = identity.kept(regency);
    return form(model, kept.fields(), kept.version(), Map.of());
  }

  @Allowed({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
  @PostMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regency")
  String save(Actor actor, @RequestParam int version, HttpServletRequest request, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    Map<String, String> typed = typed(request);
    try {
      identity.change(actor, typed, version);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return form(model, typed, version, invalid.fields());
    }
    Flash.say(redirect, "regions.settings.saved");
    return "redirect:/" + actor.regency() + "/settings/regency";
  }

  private static Map<String, String> typed(HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("name", value(request, "name"));
    typed.put("zone", value(request, "zone"));
    for (String field : Letterhead.FIELDS) {
      typed.put(field, value(request, field));
    }
    return typed;
  }

  private static String value(HttpServletRequest request, String field) {
    String value = request.getParameter(field);
    return value == null ? "" : value.strip();
  }

  private static String form(Model model, Map<String, String> values, int version, Map<String, String> wrong) {
    model.addAttribute("values", values);
    model.addAttribute("version", version);
    model.addAttribute("wrong", wrong);
    model.addAttribute("zones", List.of(Option.of("Asia/Jakarta", "WIB (UTC+7)"),
        Option.of("Asia/Makassar", "WITA (UTC+8)"), Option.of("Asia/Jayapura", "WIT (UTC+9)")));
    return "regions/settings";
  }
}
