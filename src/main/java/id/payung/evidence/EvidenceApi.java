package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.actor.Role;
import id.payung.platform.list.Slice;
import id.payung.platform.web.Allowed;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register as data, with the same reach as the pages. Files are fetched from the item's page. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/evidence")
@Allowed({Role.REGENCY_ADMIN, Role.TASK_FORCE_SECRETARY, Role.INTERNAL_VERIFIER, Role.PLANNER, Role.LEGAL_OFFICE,
  Role.COOPERATION_OFFICE, Role.AUDITOR, Role.OFFICE_CLERK, Role.OFFICE_HEAD, Role.DATA_OWNER, Role.VILLAGE_OPERATOR,
  Role.PARTNER_COORDINATOR})
class EvidenceApi {
  private static final int PAGE = 50;

  private final Items items;
  private final Uses uses;

  EvidenceApi(Items items, Uses uses) {
    this.items = items;
    this.uses = uses;
  }

  /** A page of the list; {@code next} is given back as {@code from}. */
  record Page(List<Entry> items, @Nullable String next) {}

  record Entry(UUID id, String kind, String title, String documentKind, String number, @Nullable LocalDate date,
      @Nullable LocalDate validFrom, @Nullable LocalDate validTo, @Nullable LocalDate heldOn, @Nullable UUID village,
      UUID organisation, boolean safeCopy, Instant addedAt, @Nullable String withdrawn, List<Used> uses) {}

  record Used(UUID id, String evaluation, String question, String slot, String pages, String proves, String state,
      String check, @Nullable String checkReason, List<String> warnings) {}

  @GetMapping
  Page list(Actor actor, @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String kind,
      @RequestParam(required = false) @Nullable String from) {
    Slice<Item> slice = items.list(actor, new Items.Filter(q, kind, ""), from, PAGE);
    Map<UUID, List<UseLine>> byItem = uses.ofItems(actor, slice.rows().stream().map(Item::id).toList())
        .stream()
        .collect(Collectors.groupingBy(line -> line.use().item()));
    return new Page(slice.rows().stream().map(item -> entry(item, byItem.getOrDefault(item.id(), List.of()))).toList(),
        slice.next());
  }

  @GetMapping("/{id}")
  Entry show(Actor actor, @PathVariable UUID id) {
    return entry(items.require(actor, id), uses.ofItem(actor, id));
  }

  private static Entry entry(Item item, List<UseLine> uses) {
    return new Entry(item.id(), item.kind(), item.title(), item.docKind(), item.number(), item.docDate(),
        item.validFrom(), item.validTo(), item.heldOn(), item.village(), item.organisation(), item.safeSha256() != null,
        item.addedAt(), item.withdrawn(),
        uses.stream()
            .map(line -> new Used(line.use().id(), line.evaluation(), line.use().question(), line.use().slot(),
                line.use().pages(), line.use().proves(), line.use().state(), line.use().check(),
                line.use().checkReason(), line.use().warnings()))
            .toList());
  }
}
