package id.payung.legislation;

import id.payung.audit.AuditTrailRepository;
import id.payung.legislation.DraftEventKind.Need;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.errors.Forbidden;
import id.payung.platform.errors.Invalid;
import id.payung.platform.errors.Refused;
import id.payung.platform.ids.Ids;
import id.payung.platform.rows.RecordCopy;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Writes down what happens to drafts, puts it right and takes it back. Each time the whole course is computed anew
 * under the lock of the draft, so that nothing stands that the path does not know, and its reach follows. The trail
 * names no reason and no text: a reason stands with the event, where only its readers find it.
 */
@Component
@Transactional
public class DraftEventRegistration {
  private final DraftEventRepository events;
  private final RuleNumberRepository numbers;
  private final AuditTrailRepository trail;

  DraftEventRegistration(DraftEventRepository events, RuleNumberRepository numbers, AuditTrailRepository trail) {
    this.events = events;
    this.numbers = numbers;
    this.trail = trail;
  }

  /** The letter of an event as it is kept. */
  public record LetterFile(String name, String sha256) {
    public static LetterFile of(String name, StoredDocument kept) {
      return new LetterFile(name, kept.sha256());
    }
  }

  /** The numbers that would be given next; 0 where none of this year is known, null where the event gives none. */
  public record NextNumbers(@Nullable Integer rule, @Nullable Integer gazette, @Nullable Integer supplement) {}

  @Transactional(readOnly = true)
  public NextNumbers findNextNumbers(Actor actor, Draft draft, DraftEventKind way, int year) {
    DraftKind kind = events.paths().requireKind(draft.kind());
    boolean gazette = way.needs(Need.GAZETTE_NUMBER);
    return new NextNumbers(way.needs(Need.RULE_NUMBER) ? numbers.findNext(actor, kind.series(), year) : null,
        gazette ? numbers.findNext(actor, kind.gazette(), year) : null,
        gazette && kind.gazette().equals("ld") ? numbers.findNext(actor, "tld", year) : null);
  }

  /** What was written: enough to take it back. */
  public record RecordedEvent(UUID draft, UUID event, String title) {}

  /**
   * Writes an event down; the same id again writes nothing.
   *
   * @throws Invalid when it is not lawful now, or a number was given to another meanwhile
   */
  public Optional<RecordedEvent> record(Actor actor, UUID id, DraftEventForm form, @Nullable LetterFile letter) {
    Draft draft = events.lock(actor, id);
    DraftEventKind way = requireWritable(actor, draft, form.kind());
    if (events.isRecorded(actor, form.event())) {
      return Optional.empty();
    }
    form.requireFor(way);
    if (form.basedOn() != draft.version()) {
      throw new Invalid("happenedOn", "legislation.event.meanwhile");
    }
    List<DraftEvent> standing = events.listStanding(actor, id);
    DraftEvent event = eventOf(actor, draft, way, form, standing.size() + 1, letter);
    standing.add(event);
    Draft after = giveNumbers(actor, events.follow(actor, draft, standing, standing.size() - 1), event, way, form);
    events.update(actor, draft, after);
    events.insert(actor, after, event);
    if (!form.note().isBlank()) {
      events.insertNote(actor, Ids.fromName("note of " + event.id()), after, event, form.note());
    }
    trail.recordWrite("draft", id, "event-recorded", List.of("events"), null, DraftRepository.trailReach(after));
    return Optional.of(new RecordedEvent(id, event.id(), draft.title()));
  }

  private DraftEvent eventOf(Actor actor, Draft draft, DraftEventKind way, DraftEventForm form, int number,
      @Nullable LetterFile letter) {
    boolean acting = form.acting() && way.needs(Need.CONSENT);
    return events.blank(actor, form.event(), draft.id(), number)
        .with(DraftEvent::kind, way.code())
        .with(DraftEvent::happenedOn, form.happenedOn())
        .with(DraftEvent::letterNumber, form.letterNumber())
        .with(DraftEvent::registeredAs, way.needs(Need.NUMBER) ? form.registeredAs() : "")
        .with(DraftEvent::untilOn, way.needs(Need.UNTIL) ? form.untilOn() : null)
        .with(DraftEvent::consentNumber, acting ? form.consentNumber() : "")
        .with(DraftEvent::consentOn, acting ? form.consentOn() : null)
        .with(DraftEvent::fileName, letter == null ? "" : letter.name())
        .with(DraftEvent::fileSha256, letter == null ? null : letter.sha256())
        .make();
  }

  private Draft giveNumbers(Actor actor, Draft draft, DraftEvent event, DraftEventKind way, DraftEventForm form) {
    DraftKind kind = events.paths().requireKind(draft.kind());
    int year = event.happenedOn().getYear();
    Integer rule = way.needs(Need.RULE_NUMBER) ? form.ruleNumber() : null;
    if (rule != null) {
      numbers.give(actor, numbers.number(kind.series(), year, rule, draft.id(), event.id()), "ruleNumber");
      return RecordCopy.of(draft).with(Draft::ruleNumber, rule).with(Draft::ruleYear, year).make();
    }
    Integer gazette = way.needs(Need.GAZETTE_NUMBER) ? form.gazetteNumber() : null;
    if (gazette == null) {
      return draft;
    }
    numbers.give(actor, numbers.number(kind.gazette(), year, gazette, draft.id(), event.id()), "gazetteNumber");
    Integer supplement = kind.gazette().equals("ld") ? form.supplementNumber() : null;
    if (supplement != null) {
      numbers.give(actor, numbers.number("tld", year, supplement, draft.id(), event.id()), "supplementNumber");
    }
    return RecordCopy.of(draft)
        .with(Draft::gazetteNumber, gazette)
        .with(Draft::gazetteYear, year)
        .with(Draft::supplementNumber, supplement)
        .make();
  }

  /**
   * Puts another in the place of an event; the wrong one stays to be read, struck with the reason.
   *
   * @throws Invalid when an event behind it would not be lawful any more
   */
  public void correct(Actor actor, UUID id, UUID wrong, DraftCorrectionForm form, @Nullable LetterFile letter) {
    Draft draft = events.lock(actor, id);
    DraftEvent before = events.requireStanding(actor, id, wrong);
    DraftEventKind way = requireWritable(actor, draft, before.kind());
    if (form.basedOn() != draft.version()) {
      throw new Invalid("happenedOn", "legislation.event.meanwhile");
    }
    form.requireFor(way, before);
    DraftEvent after = corrected(actor, before, way, form, letter);
    List<DraftEvent> standing = events.listStanding(actor, id);
    standing.replaceAll(one -> one.id().equals(wrong) ? after : one);
    boolean sameDay = before.happenedOn().equals(after.happenedOn());
    Draft changed = followOrSay(actor, draft, standing, sameDay ? standing.size() : before.number() - 1);
    events.strike(actor, wrong, form.reason());
    events.update(actor, draft, changed);
    events.insert(actor, changed, after);
    trail.recordWrite("draft", id, "event-corrected", List.of("events"), null, DraftRepository.trailReach(changed));
  }

  private DraftEvent corrected(Actor actor, DraftEvent before, DraftEventKind way, DraftCorrectionForm form,
      @Nullable LetterFile letter) {
    return events.blank(actor, form.corrected(), before.draft(), before.number())
        .with(DraftEvent::origin, before.origin())
        .with(DraftEvent::kind, before.kind())
        .with(DraftEvent::happenedOn, form.happenedOn())
        .with(DraftEvent::letterNumber, form.letterNumber())
        .with(DraftEvent::registeredAs, way.needs(Need.NUMBER) ? form.registeredAs() : "")
        .with(DraftEvent::untilOn, way.needs(Need.UNTIL) ? form.untilOn() : null)
        .with(DraftEvent::consentNumber, before.consentNumber())
        .with(DraftEvent::consentOn, before.consentOn())
        .with(DraftEvent::fileName, letter == null ? before.fileName() : letter.name())
        .with(DraftEvent::fileSha256, letter == null ? before.fileSha256() : letter.sha256())
        .make();
  }

  /** What breaks is mostly another event than the one that is corrected. */
  private Draft followOrSay(Actor actor, Draft draft, List<DraftEvent> standing, int known) {
    try {
      return events.follow(actor, draft, standing, known);
    } catch (Invalid unlawful) {
      throw new Invalid("happenedOn", "legislation.correction.breaks");
    }
  }

  /**
   * Takes back the last event.
   *
   * @param reason empty where it is undone within the hour
   * @throws Refused when another stands behind it, or a number that it gave was followed by the next
   */
  public void takeBack(Actor actor, UUID id, UUID last, String reason) {
    Draft draft = events.lock(actor, id);
    DraftEvent event = events.requireStanding(actor, id, last);
    DraftEventKind way = requireWritable(actor, draft, event.kind());
    List<DraftEvent> standing = events.listStanding(actor, id);
    if (standing.size() == 1 || !standing.getLast().id().equals(last)) {
      throw new Refused("legislation.removal.not-last");
    }
    standing.removeLast();
    Draft after = withoutNumbers(actor, events.follow(actor, draft, standing, standing.size()), event, way);
    events.strike(actor, last, reason);
    events.update(actor, draft, after);
    trail.recordWrite("draft", id, "event-taken-back", List.of("events"), null, DraftRepository.trailReach(draft));
  }

  private Draft withoutNumbers(Actor actor, Draft draft, DraftEvent event, DraftEventKind way) {
    if (way.needs(Need.RULE_NUMBER)) {
      numbers.release(actor, event.origin());
      return RecordCopy.of(draft).with(Draft::ruleNumber, null).with(Draft::ruleYear, null).make();
    }
    if (way.needs(Need.GAZETTE_NUMBER)) {
      numbers.release(actor, event.origin());
      return RecordCopy.of(draft)
          .with(Draft::gazetteNumber, null)
          .with(Draft::supplementNumber, null)
          .with(Draft::gazetteYear, null)
          .make();
    }
    return draft;
  }

  private DraftEventKind requireWritable(Actor actor, Draft draft, String event) {
    DraftEventKind way =
        events.paths().findEvent(event).orElseThrow(() -> new Invalid("happenedOn", "legislation.event.not-here"));
    if (!way.isWrittenBy(actor, events.paths().requireKind(draft.kind()))) {
      throw new Forbidden();
    }
    return way;
  }
}
