package id.payung.evidence.register;

import id.payung.evidence.EvidenceItem;
import id.payung.evidence.ForEvidenceReaders;
import id.payung.evidence.StoredReason;
import id.payung.evidence.item.EvidenceFilter;
import id.payung.evidence.item.EvidenceItemRepository;
import id.payung.evidence.item.EvidenceUse;
import id.payung.evidence.item.EvidenceUseListItem;
import id.payung.evidence.item.EvidenceUseRepository;
import id.payung.platform.actor.Actor;
import id.payung.platform.i18n.Messages;
import id.payung.platform.list.Slice;
import id.payung.platform.rows.RecordCopy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The register as data, with the same reach as the pages. Files are fetched from the item's page. */
@RestController
@RequestMapping("/api/v1/{regency:\\d{2}\\.\\d{2}}/evidence")
@ForEvidenceReaders
class EvidenceApiController {
  private static final int PAGE = 50;

  private final EvidenceItemRepository items;
  private final EvidenceUseRepository uses;
  private final EvidenceList list;
  private final Messages words;

  EvidenceApiController(EvidenceItemRepository items, EvidenceUseRepository uses, EvidenceList list, Messages words) {
    this.items = items;
    this.uses = uses;
    this.list = list;
    this.words = words;
  }

  /** A page of the list; {@code next} is given back as {@code from}. */
  record EvidenceListResponse(List<EvidenceResponse> items, @Nullable String next) {}

  record EvidenceResponse(UUID id, String kind, String title, String documentKind, String number,
      @Nullable LocalDate date, @Nullable LocalDate validFrom, @Nullable LocalDate validTo, @Nullable LocalDate heldOn,
      @Nullable UUID village, UUID organisation, boolean safeCopy, Instant addedAt, @Nullable String withdrawn,
      List<EvidenceUseResponse> uses) {}

  record EvidenceUseResponse(UUID id, String evaluation, String question, String slot, String pages, String proves,
      String state, String check, @Nullable String checkReason, List<String> warnings) {}

  @GetMapping
  EvidenceListResponse list(Actor actor, @RequestParam(defaultValue = "") String q,
      @RequestParam(defaultValue = "") String kind, @RequestParam(required = false) @Nullable String from) {
    Slice<EvidenceListItem> slice = list.loadPlain(actor, new EvidenceFilter(q, kind, null), list.rows(from, PAGE));
    return new EvidenceListResponse(slice.rows().stream().map(line -> toResponse(line.item(), line.uses())).toList(),
        slice.next());
  }

  @GetMapping("/{id}")
  EvidenceResponse get(Actor actor, @PathVariable UUID id) {
    return toResponse(items.require(actor, id), uses.listByItem(actor, id));
  }

  private EvidenceResponse toResponse(EvidenceItem item, List<EvidenceUseListItem> used) {
    return RecordCopy.blank(EvidenceResponse.class)
        .with(EvidenceResponse::id, item.id())
        .with(EvidenceResponse::kind, item.kind())
        .with(EvidenceResponse::title, item.title())
        .with(EvidenceResponse::documentKind, item.docKind())
        .with(EvidenceResponse::number, item.number())
        .with(EvidenceResponse::date, item.docDate())
        .with(EvidenceResponse::validFrom, item.validFrom())
        .with(EvidenceResponse::validTo, item.validTo())
        .with(EvidenceResponse::heldOn, item.heldOn())
        .with(EvidenceResponse::village, item.village())
        .with(EvidenceResponse::organisation, item.organisation())
        .with(EvidenceResponse::safeCopy, item.safeSha256() != null)
        .with(EvidenceResponse::addedAt, item.addedAt())
        .with(EvidenceResponse::withdrawn, StoredReason.text(words, item.withdrawn()))
        .with(EvidenceResponse::uses, used.stream().map(line -> toResponse(line.use())).toList())
        .make();
  }

  private static EvidenceUseResponse toResponse(EvidenceUse use) {
    return RecordCopy.blank(EvidenceUseResponse.class)
        .with(EvidenceUseResponse::id, use.id())
        .with(EvidenceUseResponse::evaluation, use.evaluation())
        .with(EvidenceUseResponse::question, use.question())
        .with(EvidenceUseResponse::slot, use.slot())
        .with(EvidenceUseResponse::pages, use.pages())
        .with(EvidenceUseResponse::proves, use.proves())
        .with(EvidenceUseResponse::state, use.state().code())
        .with(EvidenceUseResponse::check, use.check().code())
        .with(EvidenceUseResponse::checkReason, use.checkReason())
        .with(EvidenceUseResponse::warnings, use.warnings())
        .make();
  }
}
