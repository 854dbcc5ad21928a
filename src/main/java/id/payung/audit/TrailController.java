package id.payung.audit;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import id.payung.platform.form.Submission;
import id.payung.platform.i18n.Messages;
import id.payung.platform.jobs.JobQueue;
import id.payung.platform.list.ListQuery;
import id.payung.platform.list.Slice;
import id.payung.platform.page.SeeOther;
import id.payung.platform.page.Today;
import id.payung.platform.page.WebResult;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.platform.ui.SelectOption;
import id.payung.platform.web.Navigation;
import id.payung.platform.web.NavigationItem;
import id.payung.platform.web.Ui;
import id.payung.platform.web.access.AccessRoles;
import id.payung.platform.web.access.AllowedRoles;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
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
  /** @param seal whose digest was printed or copied */
  record KeptDigestForm(UUID id, long seal) {}

  private static final int PAGE_SIZE = 50;
  private static final int DAYS_PRINTED = 7;
  private static final String KIND_KEY_PREFIX = "audit.kind.";

  private final TrailEntryRepository lines;
  private final RecordTitleLookup titles;
  private final TrailSealRepository seals;
  private final DigestKeeperRepository keptDigests;
  private final SealDigestFolder digestFolder;
  private final JobQueue jobs;
  private final RegencyDirectory regencies;
  private final Map<Locale, List<SelectOption>> kinds = new HashMap<>();

  TrailController(TrailEntryRepository lines, RecordTitleLookup titles, TrailSealRepository seals,
      DigestKeeperRepository keptDigests, SealDigestFolder digestFolder, JobQueue jobs, RegencyDirectory regencies,
      Messages words) {
    this.lines = lines;
    this.titles = titles;
    this.seals = seals;
    this.keptDigests = keptDigests;
    this.digestFolder = digestFolder;
    this.jobs = jobs;
    this.regencies = regencies;
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
    return AccessRoles.isAllowed(actor, TrailController.class)
        ? List.of(new NavigationItem(85, "audit.door", "/trail", "history"))
        : List.of();
  }

  @GetMapping
  TrailPages.TrailPage list(ListQuery<TrailFilter> query, Actor actor, Ui ui) {
    Slice<TrailEntryView> slice = lines.list(actor, selection(actor, query), query.from(), PAGE_SIZE);
    return new TrailPages.TrailPage(query.filter(), query.isNarrowed(), slice, titles.findTitles(actor, slice.rows()),
        kinds.getOrDefault(ui.locale(), List.of()));
  }

  /** The whole of what the filter finds, as a job. */
  @PostMapping("/export")
  SeeOther startExport(ListQuery<TrailFilter> query, @RequestParam UUID id, Actor actor, Ui ui) {
    jobs.start(actor, id, TrailExportJob.KIND, selection(actor, query).toParams(ui.locale().getLanguage()));
    return SeeOther.to("/jobs/" + id);
  }

  private TrailSelection selection(Actor actor, ListQuery<TrailFilter> query) {
    TrailFilter filter = query.filter();
    List<UUID> persons = filter.who().isBlank() ? List.of() : lines.findPersonsByName(actor, filter.who());
    return filter.selection(persons, zoneOf(actor));
  }

  private ZoneId zoneOf(Actor actor) {
    return regencies.require(actor.regency()).zone();
  }

  @GetMapping("/records/{kind}/{subject}")
  TrailPages.RecordTrailPage showRecord(@PathVariable String kind, @PathVariable UUID subject,
      @RequestParam(required = false) @Nullable String from, Actor actor) {
    Slice<TrailEntryView> slice = lines.listByRecord(actor, kind, subject, from, PAGE_SIZE);
    if (slice.isEmpty()) {
      throw new NotFound();
    }
    return new TrailPages.RecordTrailPage(kind, subject,
        titles.findTitles(actor, List.of(slice.rows().getFirst())).get(subject), slice);
  }

  /** One sheet of paper a day, kept outside, is what a rewritten history cannot get past. */
  @GetMapping("/digest")
  TrailPages.DigestPage showDigest(Actor actor, @Today LocalDate today) {
    return new TrailPages.DigestPage(seals.findNewest(actor).orElse(null), seals.getUnsealedSummary(actor),
        seals.listDailySealsBefore(actor, today, zoneOf(actor), DAYS_PRINTED),
        Arrays.stream(DigestKeeperRepository.Office.values())
            .map(office -> new TrailPages.DigestPage.KeptCopy(office,
                keptDigests.findLatest(actor, office).orElse(null)))
            .toList(),
        digestFolder.state(), DigestKeeperRepository.Office.of(actor).isPresent());
  }

  /** Somebody says that they keep a copy. */
  @PostMapping("/digest/keeping")
  WebResult keepDigest(Submission<KeptDigestForm> sent, Actor actor) {
    SeeOther page = SeeOther.to("/trail/digest");
    return sent.saveOrReturn(form -> {
      keptDigests.keep(actor, form.id(), form.seal());
      return page.saying("audit.digest.kept.noted");
    }, page);
  }
}
