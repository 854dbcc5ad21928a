package id.payung.accounts.organisation;

import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.ids.Ids;
import id.payung.platform.reference.ReferenceCatalogue;
import id.payung.platform.web.FlashMessages;
import id.payung.platform.web.FormValueParser;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Lembaga: offices, agencies, villages, partners. */
@Controller
@RequestMapping("/{regency}/organisations")
@AllowedRoles({Role.REGENCY_ADMIN, Role.SYSTEM_ADMIN, Role.COOPERATION_OFFICE, Role.TASK_FORCE_SECRETARY})
class OrganisationController {
  private final OrganisationRepository organisations;
  private final ReferenceCatalogue reference;

  OrganisationController(OrganisationRepository organisations, ReferenceCatalogue reference) {
    this.organisations = organisations;
    this.reference = reference;
  }

  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String from, Model model) {
    model.addAttribute("organisations", organisations.list(actor, q, kind, from));
    model.addAttribute("kinds", reference.list("accounts/organisation-kinds"));
    model.addAttribute("q", q);
    model.addAttribute("kind", kind);
    return "accounts/organisations";
  }

  @GetMapping({"/new", "/{id}"})
  String renderForm(@PathVariable(required = false) @Nullable UUID id, Actor actor, Model model) {
    if (id == null) {
      return renderForm(Map.of("id", Ids.next().toString(), "fresh", "true", "active", "true"), Map.of(), model);
    }
    Organisation organisation = organisations.require(actor, id);
    return renderForm(Map.of("id", id.toString(), "kind", organisation.kind(), "name", organisation.name(), "shortName",
        organisation.shortName(), "active", Boolean.toString(organisation.active()), "version",
        String.valueOf(organisations.getVersion(actor, id))), Map.of(), model);
  }

  @PostMapping
  String save(@RequestParam Map<String, String> typed, Actor actor, Model model, HttpServletResponse response,
      RedirectAttributes redirect) {
    Map<String, String> wrong = new LinkedHashMap<>();
    String name = typed.getOrDefault("name", "").strip();
    boolean fresh = typed.getOrDefault("fresh", "").equals("true");
    if (name.isEmpty() || name.length() > 300) {
      wrong.put("name", "accounts.organisation.name-needed");
    }
    String kind = typed.getOrDefault("kind", "");
    if (fresh && reference.list("accounts/organisation-kinds").find(kind).isEmpty()) {
      wrong.put("kind", "accounts.organisation.kind-needed");
    }
    if (!wrong.isEmpty()) {
      response.setStatus(422);
      return renderForm(typed, wrong, model);
    }
    UUID id = FormValueParser.parseId("id", typed.get("id"));
    if (fresh) {
      organisations.insertIfAbsent(actor, id, kind, name, typed.getOrDefault("shortName", "").strip(), null, false);
    } else {
      organisations.update(actor, id, FormValueParser.parseVersion("version", typed.get("version")), name,
          typed.getOrDefault("shortName", "").strip(), typed.getOrDefault("active", "").equals("true"));
    }
    FlashMessages.add(redirect, "accounts.organisation.saved");
    return "redirect:/" + actor.regency() + "/organisations";
  }

  private String renderForm(Map<String, String> typed, Map<String, String> errors, Model model) {
    model.addAttribute("typed", typed);
    model.addAttribute("errors", errors);
    model.addAttribute("kinds", reference.list("accounts/organisation-kinds").entries());
    return "accounts/organisation-form";
  }
}
