package id.payung.platform.sheets.taken;

import id.payung.platform.actor.Actor;
import id.payung.platform.bulk.BulkProgress;
import id.payung.platform.errors.Refusal;
import id.payung.platform.ids.Ids;
import id.payung.platform.page.SeeOther;
import id.payung.platform.sheets.taken.RegisterRow.Outcome;
import id.payung.platform.undo.UndoOfferRepository;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes the new rows of a register, some at a time. What can be taken back is written with each part: whatever stops
 * the next one, those that are there can be taken back.
 */
final class RegisterIntake<T, N, S extends Record> {
  private static final Logger LOG = LoggerFactory.getLogger(RegisterIntake.class);

  /** Rows of one transaction. */
  static final int PART = 100;

  private final RegisterKind<T, N, S> register;
  private final Actor actor;
  private final String fileName;
  private final UndoOfferRepository undo;
  private final TransactionTemplate transactions;
  private final UUID offer = Ids.next();
  private List<S> taken = List.of();
  private SeeOther done;

  RegisterIntake(RegisterKind<T, N, S> register, Actor actor, String fileName, UndoOfferRepository undo,
      TransactionTemplate transactions) {
    this.register = register;
    this.actor = actor;
    this.fileName = fileName;
    this.undo = undo;
    this.transactions = transactions;
    this.done = SeeOther.to(register.about().back());
  }

  SeeOther take(List<RegisterRow<N>> fresh, RegisterMatch<N> match, BulkProgress.Run counted) {
    long waiting = match.count(Outcome.WAITS);
    String words = register.about().words() + (waiting > 0 ? ".taken-some" : ".taken");
    for (int from = 0; from < fresh.size(); from += PART) {
      List<RegisterRow<N>> part = fresh.subList(from, Math.min(fresh.size(), from + PART));
      try {
        takePart(part, words, waiting);
      } catch (Refusal | DataIntegrityViolationException broken) {
        if (taken.isEmpty() && broken instanceof Refusal refusal) {
          throw refusal; // which says itself what is wrong
        }
        LOG.warn("rows {} to {} of {} were not taken", part.getFirst().number(), part.getLast().number(),
            register.kind(), broken);
        return done.saying("sheets.register.broken-off", taken.size(), fresh.size() - from, part.getFirst().number(),
            part.getLast().number());
      }
      part.forEach(_ -> counted.step());
    }
    return done;
  }

  /** All that was taken so far, and what is answered when nothing follows. */
  private record Taken<S extends Record>(List<S> steps, SeeOther answer) {}

  private void takePart(List<RegisterRow<N>> part, String words, long waiting) {
    // Where each row is a transaction of its own the offer follows them.
    Taken<S> now = register instanceof RecordRegisterKind<?, ?>
        ? Objects.requireNonNull(transactions.execute(_ -> takeAndOffer(part, words, waiting)))
        : takeAndOffer(part, words, waiting);
    taken = now.steps();
    done = now.answer();
  }

  private Taken<S> takeAndOffer(List<RegisterRow<N>> part, String words, long waiting) {
    List<S> all = new ArrayList<>(taken);
    all.addAll(register.take(actor, fileName, part));
    SeeOther next = SeeOther.to(register.about().back()).saying(words, all.size(), waiting);
    return new Taken<>(all, undo.offer(actor, register, fileName, all, next, offer));
  }
}
