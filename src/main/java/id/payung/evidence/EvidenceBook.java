package id.payung.evidence;

import id.payung.platform.actor.Actor;
import id.payung.platform.documents.KeptDocument;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes proofs down for those who do not come by a page: importers and the demonstration. Under the same rules. */
@Component
@Transactional
public class EvidenceBook {
  private final Register register;
  private final ItemBook itemBook;
  private final FactBook facts;
  private final Clock clock;

  EvidenceBook(Register register, ItemBook itemBook, FactBook facts, Clock clock) {
    this.register = register;
    this.itemBook = itemBook;
    this.facts = facts;
    this.clock = clock;
  }

  /** An official document as somebody describes it; what is missing is noticed, not refused. */
  public record OfficialPaper(UUID id, String title, String docKind, String number, @Nullable LocalDate date,
      @Nullable LocalDate validFrom, @Nullable LocalDate validTo, UUID organisation) {}

  /** The same id again changes nothing. */
  public void official(Actor actor, OfficialPaper paper, KeptDocument file) {
    itemBook.add(actor,
        new Item(paper.id(), "official", paper.title(), paper.docKind(), paper.number(), paper.date(),
            paper.validFrom(), paper.validTo(), null, null, paper.organisation(), null, null, file.sha256(), null, null,
            file.readable(), file.kind().isPicture(), file.pages(), null, null, null, null, actor.name(),
            clock.instant(), List.of(paper.organisation()), List.of(), 1),
        file);
  }

  public UUID use(Actor actor, UUID item, String evaluation, String question, String slot, String pages,
      String proves) {
    return register.use(actor, item, evaluation, question, slot, pages, proves);
  }

  /** Counts what the slot asks for and uses it, when there is something to count. */
  public void count(Actor actor, String evaluation, String question, String slot) {
    Place place = new Place(evaluation, question, slot);
    if (!facts.count(actor, place).rows().isEmpty()) {
      facts.use(actor, place);
    }
  }

  /** Into the inbox. */
  public void receive(Actor actor, UUID id, String title, UUID organisation, KeptDocument file) {
    itemBook.receive(actor, id, title, organisation, List.of(), file);
  }

  /** A person has looked at the photo and found no face in it; this is the copy that may leave. */
  public void leaves(Actor actor, UUID item, KeptDocument safeCopy) {
    itemBook.keepSafeCopy(actor, item, safeCopy.sha256(), "[]");
  }
}
