package id.payung.regions;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.access.AllowedRoles;
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
class RegencySettingsController implements Navigation {
  private final RegencySettingsRepository regencySettings;

  RegencySettingsController(RegencySettingsRepository regencySettings) {
    this.regencySettings = regencySettings;
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN)
        ? List.of(new NavigationItem(92, "regions.settings.door", "/settings/regency", "office"))
        : List.of();
  }

  @AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
  @GetMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regency")
  String show(@PathVariable String regency, Model model) {
    RegencySettingsRepository.RegencySettingsView settings = regencySettings.getSettings(regency);
    return renderForm(model, settings.toMap(), settings.version(), Map.of());
  }

  @AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN})
  @PostMapping("/{regency:\\d\\d\\.\\d\\d}/settings/regency")
  String save(Actor actor, @RequestParam int version, HttpServletRequest request, HttpServletResponse response,
      Model model, RedirectAttributes redirect) {
    Map<String, String> typed = readFields(request);
    try {
      regencySettings.update(actor, typed, version);
    } catch (Invalid invalid) {
      response.setStatus(422);
      return renderForm(model, typed, version, invalid.fields());
    }
    FlashMessages.add(redirect, "regions.settings.saved");
    return "redirect:/" + actor.regency() + "/settings/regency";
  }

  private static Map<String, String> readFields(HttpServletRequest request) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("name", parameter(request, "name"));
    typed.put("zone", parameter(request, "zone"));
    for (String field : Letterhead.FIELDS) {
      typed.put(field, parameter(request, field));
    }
    return typed;
  }

  private static String parameter(HttpServletRequest request, String field) {
    String value = request.getParameter(field);
    return value == null ? "" : value.strip();
  }

  private static String renderForm(Model model, Map<String, String> values, int version, Map<String, String> wrong) {
    model.addAttribute("values", values);
    model.addAttribute("version", version);
    model.addAttribute("wrong", wrong);
    model.addAttribute("zones", List.of(SelectOption.of("Asia/Jakarta", "WIB (UTC+7)"),
        SelectOption.of("Asia/Makassar", "WITA (UTC+8)"), SelectOption.of("Asia/Jayapura", "WIT (UTC+9)")));
    return "regions/settings";
  }
}
