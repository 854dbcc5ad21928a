package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.accounts.Organisation;
import id.payung.accounts.OrganisationRepository;
import id.payung.audit.TrailChangeRepository;
import id.payung.community.PlannedActivity;
import id.payung.community.ReportBody;
import id.payung.community.ReportFieldConflict;
import id.payung.community.ReportJsonCodec;
import id.payung.community.ReportUseDirectory;
import id.payung.community.ReportView;
import id.payung.community.report.PhoneReportRepository;
import id.payung.community.report.PhoneReportRepository.PhoneReport;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.crypto.InstallationKeys;
import id.payung.platform.tenancy.RegencyDirectory;
import id.payung.regions.Region;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;

/**
 * Gives a phone what it lacks. Reports follow the sealed numbers; a first load, and one after a restore or a change of
 * reach, begins anew: the phone forgets what it fetched (never what it has not sent) and takes it again. Activities are
 * few: the token says which the phone has, and the difference is sent, what left its reach as a tombstone.
 */
@Component
class PullPageAssembly {
  private static final int MAX_ACTIVITIES = 1_000;

  private final PhoneReportRepository reports;
  private final TrailChangeRepository changes;
  private final OrganisationRepository organisations;
  private final VillageCache villages;
  private final InstallationEpochRepository installationEpoch;
  private final RegencyDirectory regencies;
  private final InstallationKeys keys;
  private final Clock clock;

  PullPageAssembly(PhoneReportRepository reports, TrailChangeRepository changes, OrganisationRepository organisations,
      VillageCache villages, InstallationEpochRepository installationEpoch, RegencyDirectory regencies,
      InstallationKeys keys, Clock clock) {
    this.reports = reports;
    this.changes = changes;
    this.organisations = organisations;
    this.villages = villages;
    this.installationEpoch = installationEpoch;
    this.regencies = regencies;
    this.keys = keys;
    this.clock = clock;
  }

  /** One page. */
  record PullResponse(String token, UUID epoch, Instant serverTime, boolean more, boolean reset, List<Object> records,
      List<Tombstone> gone) {}

  /** What left the reach of the phone. */
  record Tombstone(String kind, UUID id) {}

  /** A village of the person. */
  record VillageRecord(String kind, UUID id, String code, String name, String district) {}

  /** An activity that can be reported. */
  record ActivityRecord(String kind, UUID id, int version, String title, String agreementTitle, String office,
      Set<UUID> villages, LocalDate from, LocalDate to, String unit, long target, long realised, int year,
      String kindOfActivity) {}

  /** An author by name. */
  record NamedAuthor(UUID id, String name) {}

  /** A report as the server has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReportRecord(String kind, UUID id, int version, @Nullable UUID activity, String title, LocalDate heldOn,
      UUID village, ReportBody.PeopleCounts people, NamedAuthor author, ReportBody.@Nullable OnBehalfOf onBehalfOf,
      String status, @Nullable String reason, String receipt, List<ReportUseDirectory.ReportUse> usedFor, int photos,
      @Nullable List<ReportFieldConflict> conflicts, JsonNode body) {}

  @Transactional(readOnly = true)
  PullResponse assemblePage(Actor actor, @Nullable String sealed, int limit) {
    UUID epoch = installationEpoch.getEpoch();
    String reach = reachFingerprint(actor);
    PullToken known = PullToken.decrypt(sealed, keys, actor).orElse(null);
    boolean reset = known == null || !known.epoch().equals(epoch) || !known.reach().equals(reach);
    // The number is taken before anything is read: what is sealed meanwhile comes twice rather than never.
    PullToken token = reset || known == null ? PullToken.initial(epoch, reach, changes.getLastNumber(actor)) : known;
    PageBuffer buffer = new PageBuffer(limit);
    PullToken next = token.loading() == PullToken.InitialLoadPart.DONE ? loadChanges(actor, token, buffer)
        : loadInitially(actor, token, buffer);
    next = loadActivityDifferences(actor, next, buffer);
    return new PullResponse(next.encrypt(keys, actor), epoch, clock.instant(), buffer.more, reset, buffer.records,
        buffer.gone);
  }

  /** What one page holds so far. */
  private static final class PageBuffer {
    final int limit;
    final List<Object> records = new ArrayList<>();
    final List<Tombstone> gone = new ArrayList<>();
    boolean more;

    PageBuffer(int limit) {
      this.limit = limit;
    }

    int remaining() {
      return limit - records.size();
    }
  }

  private PullToken loadInitially(Actor actor, PullToken token, PageBuffer buffer) {
    PullToken at = token;
    if (at.loading() == PullToken.InitialLoadPart.VILLAGES) {
      UUID last = null;
      for (Region village : listVillagesAfter(actor, at.after())) {
        if (buffer.remaining() == 0) {
          buffer.more = true;
          return new PullToken(at.epoch(), at.reach(), at.number(), PullToken.InitialLoadPart.VILLAGES, last,
              at.activities());
        }
        buffer.records
            .add(new VillageRecord("village", village.id(), village.code(), village.name(), village.parentName()));
        last = village.id();
      }
      at = new PullToken(at.epoch(), at.reach(), at.number(), PullToken.InitialLoadPart.REPORTS, null, at.activities());
    }
    int room = buffer.remaining();
    List<PhoneReport> page = room == 0 ? List.of() : reports.listPage(actor, at.after(), room);
    page.forEach(report -> buffer.records.add(toRecord(report)));
    if (room == 0 || page.size() == room) {
      buffer.more = true;
      UUID last = page.isEmpty() ? at.after() : page.getLast().report().id();
      return new PullToken(at.epoch(), at.reach(), at.number(), PullToken.InitialLoadPart.REPORTS, last,
          at.activities());
    }
    return new PullToken(at.epoch(), at.reach(), at.number(), PullToken.InitialLoadPart.DONE, null, at.activities());
  }

  private List<Region> listVillagesAfter(Actor actor, @Nullable UUID after) {
    Map<UUID, Region> all = villages.getVillages(actor.regency());
    Collection<UUID> mine = actor.villages().isEmpty() ? all.keySet() : actor.villages();
    return mine.stream()
        .map(all::get)
        .filter(Objects::nonNull)
        .filter(village -> after == null || village.id().compareTo(after) > 0)
        .sorted(Comparator.comparing(Region::id))
        .toList();
  }

  private PullToken loadChanges(Actor actor, PullToken token, PageBuffer buffer) {
    TrailChangeRepository.ChangesSince since = changes.listSince(actor, token.number(), "report", buffer.remaining());
    List<PhoneReport> there = reports.listByIds(actor, since.subjects());
    there.forEach(report -> buffer.records.add(toRecord(report)));
    if (!actor.hasRegencyWideReach()) {
      Set<UUID> seen = there.stream().map(report -> report.report().id()).collect(Collectors.toSet());
      since.subjects()
          .stream()
          .filter(id -> !seen.contains(id))
          .forEach(id -> buffer.gone.add(new Tombstone("report", id)));
    }
    buffer.more = since.more();
    return new PullToken(token.epoch(), token.reach(), since.upTo(), PullToken.InitialLoadPart.DONE, null,
        token.activities());
  }

  /** The difference between the activities that can be reported now and those that the phone has. */
  private PullToken loadActivityDifferences(Actor actor, PullToken token, PageBuffer buffer) {
    List<PlannedActivity> open = reports.listReportableActivities(actor);
    List<PlannedActivity> now = open.size() <= MAX_ACTIVITIES ? open : open.subList(0, MAX_ACTIVITIES);
    Map<UUID, Integer> has = new LinkedHashMap<>(token.activities());
    Set<UUID> ids = now.stream().map(PlannedActivity::id).collect(Collectors.toCollection(HashSet::new));
    for (UUID left : List.copyOf(has.keySet())) {
      if (!ids.contains(left)) {
        buffer.gone.add(new Tombstone("activity", left));
        has.remove(left);
      }
    }
    List<PlannedActivity> lacking =
        now.stream().filter(activity -> !Objects.equals(has.get(activity.id()), activity.hashCode())).toList();
    List<PlannedActivity> sent = lacking.subList(0, Math.min(lacking.size(), Math.max(0, buffer.remaining())));
    Map<UUID, Organisation> offices = sent.isEmpty() ? Map.of()
        : organisations.findByIds(actor, sent.stream().map(PlannedActivity::office).collect(Collectors.toSet()));
    for (PlannedActivity activity : sent) {
      buffer.records.add(toRecord(activity, offices.get(activity.office())));
      has.put(activity.id(), activity.hashCode());
    }
    buffer.more |= sent.size() < lacking.size();
    return new PullToken(token.epoch(), token.reach(), token.number(), token.loading(), token.after(), has);
  }

  private static ActivityRecord toRecord(PlannedActivity activity, @Nullable Organisation office) {
    return new ActivityRecord("activity", activity.id(), activity.version(), activity.title(),
        activity.agreementTitle(), office == null ? "" : office.label(), activity.villages(), activity.from(),
        activity.to(), activity.unit(), activity.target(), activity.realised(), activity.year(), activity.kind());
  }

  private static ReportRecord toRecord(PhoneReport phone) {
    ReportView report = phone.report();
    String reason = report.returned() != null ? report.returned() : report.withdrawn();
    return new ReportRecord("report", report.id(), report.version(), report.activity(), report.title(), report.heldOn(),
        report.village(), report.people(), new NamedAuthor(report.author(), report.authorName()),
        report.body().onBehalfOf(), report.status().code(), reason, report.receipt(), phone.uses(), report.photos(),
        phone.conflicts().isEmpty() ? null : phone.conflicts(), ReportJsonCodec.write(report.body()));
  }

  /** Differs when the person's reach does, or the year of the plans. */
  private String reachFingerprint(Actor actor) {
    String reach = String.join("|", actor.regency(), actor.requirePerson().toString(),
        actor.hasRegencyWideReach() ? "wide" : "narrow", joinSorted(actor.villages(), UUID::toString),
        joinSorted(actor.organisations(), UUID::toString), joinSorted(actor.roles(), Role::name),
        String.valueOf(regencies.require(actor.regency()).today(clock).getYear()));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(reach.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> String joinSorted(Collection<T> things, Function<T, String> name) {
    return String.join(",", things.stream().map(name).collect(Collectors.toCollection(TreeSet::new)));
  }
}
