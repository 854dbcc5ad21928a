package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.NotFound;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.list.Slice;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.tenancy.RegencySettings;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.UiFactory;
import id.payung.platform.web.access.AllowedRoles;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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

/** Riwayat Perubahan: the trail for people, the history of one record, and the digest to print. */
@Controller
@RequestMapping("/{regency}/trail")
@AllowedRoles({Role.AUDITOR, Role.REGENCY_ADMIN})
class TrailController implements Navigation {
  private static final int PAGE_SIZE = 50;
  private static final int DAYS_PRINTED = 7;
  private static final String KIND_KEY_PREFIX = "audit.kind.";

  private final TrailEntryRepository lines;
  private final SealRepository seals;
  private final JobQueue jobs;
  private final RegencyDirectory regencies;
  private final UiFactory uis;
  private final Clock clock;
  private final Map<Locale, List<SelectOption>> kinds = new HashMap<>();

  TrailController(TrailEntryRepository lines, SealRepository seals, JobQueue jobs, RegencyDirectory regencies,
      UiFactory uis, Messages words, Clock clock) {
    this.lines = lines;
    this.seals = seals;
    this.jobs = jobs;
    this.regencies = regencies;
    this.uis = uis;
    this.clock = clock;
    for (Locale locale : List.of(Messages.INDONESIAN, Messages.ENGLISH)) {
      kinds.put(locale,
          words.keys(locale)
              .stream()
              .filter(key -> key.startsWith(KIND_KEY_PREFIX))
              .map(key -> SelectOption.of(key.substring(KIND_KEY_PREFIX.length()), words.text(locale, key)))
              .sorted(Comparator.comparing(SelectOption::label))
              .toList());
    }
  }

  @Override
  public List<NavigationItem> itemsFor(Actor actor) {
    return actor.hasAnyRole(Role.AUDITOR, Role.REGENCY_ADMIN)
        ? List.of(new NavigationItem(85, "audit.door", "/trail", "history"))
        : List.of();
  }

  @GetMapping
  String list(Actor actor, @RequestParam(defaultValue = "") String who, @RequestParam(defaultValue = "") String kind,
      @RequestParam(defaultValue = "") String since, @RequestParam(defaultValue = "") String until,
      @RequestParam(required = false) @Nullable String from, HttpServletRequest request, Model model) {
    LocalDate first = parseDate("since", since);
    LocalDate last = parseDate("until", until);
    model.addAttribute("lines", lines.list(actor, toFilter(actor, who, kind, first, last), from, PAGE_SIZE));
    model.addAttribute("kinds", kinds.getOrDefault(uis.localeOf(request), List.of()));
    model.addAttribute("who", who);
    model.addAttribute("kind", kind);
    model.addAttribute("since", first);
    model.addAttribute("until", last);
    return "audit/trail";
  }

  /** The whole of what the filter finds, as a job. */
  @PostMapping("/export")
  String startExport(Actor actor, @RequestParam UUID id, @RequestParam(defaultValue = "") String who,
      @RequestParam(defaultValue = "") String kind, @RequestParam(defaultValue = "") String since,
      @RequestParam(defaultValue = "") String until, HttpServletRequest request) {
    TrailFilter query = toFilter(actor, who, kind, parseDate("since", since), parseDate("until", until));
    Map<String, Object> params = new HashMap<>();
    params.put("kind", query.kind());
    params.put("language", uis.localeOf(request).getLanguage());
    if (query.persons() != null) {
      params.put("persons", query.persons().stream().map(UUID::toString).toList());
    }
    if (query.since() != null) {
      params.put("since", query.since().toString());
    }
    if (query.until() != null) {
      params.put("until", query.until().toString());
    }
    jobs.start(actor, id, TrailExportJob.KIND, params);
    return "redirect:/" + actor.regency() + "/jobs/" + id;
  }

  @GetMapping("/records/{kind}/{subject}")
  String showRecord(@PathVariable String kind, @PathVariable UUID subject,
      @RequestParam(required = false) @Nullable String from, Actor actor, Model model) {
    Slice<TrailEntryView> slice = lines.listByRecord(actor, kind, subject, from, PAGE_SIZE);
    if (slice.isEmpty()) {
      throw new NotFound();
    }
    model.addAttribute("lines", slice);
    model.addAttribute("kind", kind);
    model.addAttribute("subject", subject);
    return "audit/record";
  }

  /** One sheet of paper a day, kept outside, is what a rewritten history cannot get past. */
  @GetMapping("/digest")
  String showDigest(Actor actor, Model model) {
    RegencySettings regency = regencies.require(actor.regency());
    model.addAttribute("newest", seals.findNewest(actor).orElse(null));
    model.addAttribute("tail", seals.getUnsealedSummary(actor));
    model.addAttribute("days", seals.listDailySealsBefore(actor, regency.today(clock), regency.zone(), DAYS_PRINTED));
    return "audit/digest";
  }

  private TrailFilter toFilter(Actor actor, String who, String kind, @Nullable LocalDate first,
      @Nullable LocalDate last) {
    RegencySettings regency = regencies.require(actor.regency());
    return new TrailFilter(who.isBlank() ? null : lines.findPersonsByName(actor, who), kind,
        first == null ? null : first.atStartOfDay(regency.zone()).toInstant(),
        last == null ? null : last.plusDays(1).atStartOfDay(regency.zone()).toInstant());
  }

  private static @Nullable LocalDate parseDate(String field, String typed) {
    try {
      return typed.isBlank() ? null : LocalDate.parse(typed.strip());
    } catch (DateTimeException e) {
      throw new Invalid(field, "audit.day.wrong");
    }
  }
}
