package id.payung.fieldwork;

import com.fasterxml.jackson.annotation.JsonInclude;
import id.payung.accounts.Organisation;
import id.payung.accounts.Organisations;
import id.payung.audit.Changes;
import id.payung.community.Difference;
import id.payung.community.PhoneReports;
import id.payung.community.PhoneReports.PhoneReport;
import id.payung.community.PlannedActivity;
import id.payung.community.ReportBody;
import id.payung.community.ReportJson;
import id.payung.community.ReportUses;
import id.payung.community.ReportView;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.crypto.Keys;
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
class Pull {
  private static final int MOST_ACTIVITIES = 1_000;

  private final PhoneReports reports;
  private final Changes changes;
  private final Organisations organisations;
  private final VillageBook villages;
  private final Installation installation;
  private final RegencyDirectory regencies;
  private final Keys keys;
  private final Clock clock;

  Pull(PhoneReports reports, Changes changes, Organisations organisations, VillageBook villages,
      Installation installation, RegencyDirectory regencies, Keys keys, Clock clock) {
    this.reports = reports;
    this.changes = changes;
    this.organisations = organisations;
    this.villages = villages;
    this.installation = installation;
    this.regencies = regencies;
    this.keys = keys;
    this.clock = clock;
  }

  /** One page. */
  record Page(String token, UUID epoch, Instant serverTime, boolean more, boolean reset, List<Object> records,
      List<Gone> gone) {}

  /** What left the reach of the phone. */
  record Gone(String kind, UUID id) {}

  /** A village of the person. */
  record VillageRecord(String kind, UUID id, String code, String name, String district) {}

  /** An activity that can be reported. */
  record ActivityRecord(String kind, UUID id, int version, String title, String agreementTitle, String office,
      Set<UUID> villages, LocalDate from, LocalDate to, String unit, long target, long realised, int year,
      String kindOfActivity) {}

  /** An author by name. */
  record Named(UUID id, String name) {}

  /** A report as the server has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ReportRecord(String kind, UUID id, int version, @Nullable UUID activity, String title, LocalDate heldOn,
      UUID village, ReportBody.People people, Named author, ReportBody.@Nullable OnBehalfOf onBehalfOf, String status,
      @Nullable String reason, String receipt, List<ReportUses.Use> usedFor, int photos,
      @Nullable List<Difference> conflicts, JsonNode body) {}

  @Transactional(readOnly = true)
  Page page(Actor actor, @Nullable String sealed, int limit) {
    UUID epoch = installation.epoch();
    String reach = fingerprint(actor);
    PullToken known = PullToken.open(sealed, keys, actor).orElse(null);
    boolean reset = known == null || !known.epoch().equals(epoch) || !known.reach().equals(reach);
    // The number is taken before anything is read: what is sealed meanwhile comes twice rather than never.
    PullToken token = reset || known == null ? PullToken.beginning(epoch, reach, changes.last(actor)) : known;
    Basket basket = new Basket(limit);
    PullToken next =
        token.loading() == PullToken.Part.DONE ? changed(actor, token, basket) : load(actor, token, basket);
    next = activities(actor, next, basket);
    return new Page(next.seal(keys, actor), epoch, clock.instant(), basket.more, reset, basket.records, basket.gone);
  }

  /** What one page holds so far. */
  private static final class Basket {
    final int limit;
    final List<Object> records = new ArrayList<>();
    final List<Gone> gone = new ArrayList<>();
    boolean more;

    Basket(int limit) {
      this.limit = limit;
    }

    int room() {
      return limit - records.size();
    }
  }

  private PullToken load(Actor actor, PullToken token, Basket basket) {
    PullToken at = token;
    if (at.loading() == PullToken.Part.VILLAGES) {
      UUID last = null;
      for (Region village : villagesOf(actor, at.after())) {
        if (basket.room() == 0) {
          basket.more = true;
          return new PullToken(at.epoch(), at.reach(), at.number(), PullToken.Part.VILLAGES, last, at.activities());
        }
        basket.records
            .add(new VillageRecord("village", village.id(), village.code(), village.name(), village.parentName()));
        last = village.id();
      }
      at = new PullToken(at.epoch(), at.reach(), at.number(), PullToken.Part.REPORTS, null, at.activities());
    }
    int room = basket.room();
    List<PhoneReport> page = room == 0 ? List.of() : reports.page(actor, at.after(), room);
    page.forEach(report -> basket.records.add(record(report)));
    if (room == 0 || page.size() == room) {
      basket.more = true;
      UUID last = page.isEmpty() ? at.after() : page.getLast().report().id();
      return new PullToken(at.epoch(), at.reach(), at.number(), PullToken.Part.REPORTS, last, at.activities());
    }
    return new PullToken(at.epoch(), at.reach(), at.number(), PullToken.Part.DONE, null, at.activities());
  }

  private List<Region> villagesOf(Actor actor, @Nullable UUID after) {
    Map<UUID, Region> all = villages.of(actor.regency());
    Collection<UUID> mine = actor.villages().isEmpty() ? all.keySet() : actor.villages();
    return mine.stream()
        .map(all::get)
        .filter(Objects::nonNull)
        .filter(village -> after == null || village.id().compareTo(after) > 0)
        .sorted(Comparator.comparing(Region::id))
        .toList();
  }

  private PullToken changed(Actor actor, PullToken token, Basket basket) {
    Changes.Since since = changes.since(actor, token.number(), "report", basket.room());
    List<PhoneReport> there = reports.of(actor, since.subjects());
    there.forEach(report -> basket.records.add(record(report)));
    if (!actor.wide()) {
      Set<UUID> seen = there.stream().map(report -> report.report().id()).collect(Collectors.toSet());
      since.subjects().stream().filter(id -> !seen.contains(id)).forEach(id -> basket.gone.add(new Gone("report", id)));
    }
    basket.more = since.more();
    return new PullToken(token.epoch(), token.reach(), since.upTo(), PullToken.Part.DONE, null, token.activities());
  }

  /** The difference between the activities that can be reported now and those that the phone has. */
  private PullToken activities(Actor actor, PullToken token, Basket basket) {
    List<PlannedActivity> open = reports.activities(actor);
    List<PlannedActivity> now = open.size() <= MOST_ACTIVITIES ? open : open.subList(0, MOST_ACTIVITIES);
    Map<UUID, Integer> has = new LinkedHashMap<>(token.activities());
    Set<UUID> ids = now.stream().map(PlannedActivity::id).collect(Collectors.toCollection(HashSet::new));
    for (UUID left : List.copyOf(has.keySet())) {
      if (!ids.contains(left)) {
        basket.gone.add(new Gone("activity", left));
        has.remove(left);
      }
    }
    List<PlannedActivity> lacking =
        now.stream().filter(activity -> !Objects.equals(has.get(activity.id()), activity.hashCode())).toList();
    List<PlannedActivity> sent = lacking.subList(0, Math.min(lacking.size(), Math.max(0, basket.room())));
    Map<UUID, Organisation> offices = sent.isEmpty() ? Map.of()
        : organisations.named(actor, sent.stream().map(PlannedActivity::office).collect(Collectors.toSet()));
    for (PlannedActivity activity : sent) {
      basket.records.add(record(activity, offices.get(activity.office())));
      has.put(activity.id(), activity.hashCode());
    }
    basket.more |= sent.size() < lacking.size();
    return new PullToken(token.epoch(), token.reach(), token.number(), token.loading(), token.after(), has);
  }

  private static ActivityRecord record(PlannedActivity activity, @Nullable Organisation office) {
    return new ActivityRecord("activity", activity.id(), activity.version(), activity.title(),
        activity.agreementTitle(), office == null ? "" : office.label(), activity.villages(), activity.from(),
        activity.to(), activity.unit(), activity.target(), activity.realised(), activity.year(), activity.kind());
  }

  private static ReportRecord record(PhoneReport phone) {
    ReportView report = phone.report();
    String reason = report.returned() != null ? report.returned() : report.withdrawn();
    return new ReportRecord("report", report.id(), report.version(), report.activity(), report.title(), report.heldOn(),
        report.village(), report.people(), new Named(report.author(), report.authorName()), report.body().onBehalfOf(),
        report.status().code(), reason, report.receipt(), phone.uses(), report.photos(),
        phone.conflicts().isEmpty() ? null : phone.conflicts(), ReportJson.write(report.body()));
  }

  /** Differs when the person's reach does, or the year of the plans. */
  private String fingerprint(Actor actor) {
    String reach = String.join("|", actor.regency(), actor.requirePerson().toString(), actor.wide() ? "wide" : "narrow",
        sorted(actor.villages(), UUID::toString), sorted(actor.organisations(), UUID::toString),
        sorted(actor.roles(), Role::name), String.valueOf(regencies.require(actor.regency()).today(clock).getYear()));
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(reach.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static <T> String sorted(Collection<T> things, Function<T, String> name) {
    return String.join(",", things.stream().map(name).collect(Collectors.toCollection(TreeSet::new)));
  }
}
