package id.payung.fieldwork;

import id.payung.fieldwork.kind.PhoneRecordFiles;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.platform.actor.Actor;
import id.payung.platform.actor.ActorContext;
import id.payung.platform.actor.Role;
import id.payung.platform.errors.NotFound;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Who may add a file to a record from phones, and the adding: the record's kind does it. */
@Component
class RecordFileAttachment {
  private final PhoneRecordKinds kinds;
  private final ReceivedFormRepository received;
  private final SenderMandates mandates;
  private final TransactionTemplate transactions;

  RecordFileAttachment(PhoneRecordKinds kinds, ReceivedFormRepository received, SenderMandates mandates,
      TransactionTemplate transactions) {
    this.kinds = kinds;
    this.received = received;
    this.mandates = mandates;
    this.transactions = transactions;
  }

  /**
   * Within a transaction of the writer.
   *
   * @return the receipt; null when the file was taken out meanwhile
   */
  @Nullable
  String attach(Actor writer, PhoneRecordFiles.FileArrival arrival) {
    PhoneRecordFiles files = Objects.requireNonNull(
        kinds.findKindWithFiles(writer, arrival.record()).map(PhoneRecordKind::files).orElseThrow(NotFound::new));
    return files.attach(writer, arrival);
  }

  /**
   * Who may add to this report: the person as they are today; else, with the reach of the mandates that lately ended,
   * when they themselves sent it or a change of it, since a photo may follow its report after a change of village. Null
   * when neither.
   */
  @Nullable
  Actor findWriter(Actor self, UUID report) {
    if (checkAs(self, () -> kinds.findKindWithFiles(self, report).isPresent())) {
      return self;
    }
    if (!checkAs(self, () -> !received.listByRecords(self, List.of(report)).isEmpty())) {
      return null;
    }
    Actor late = withRecentMandates(self);
    return checkAs(late, () -> kinds.findKindWithFiles(late, report).isPresent()) ? late : null;
  }

  private boolean checkAs(Actor actor, BooleanSupplier question) {
    return ActorContext.<Boolean, RuntimeException>callAs(actor,
        () -> Boolean.TRUE.equals(transactions.execute(status -> question.getAsBoolean())));
  }

  private Actor withRecentMandates(Actor self) {
    Set<Role> senders = kinds.all()
        .stream()
        .filter(kind -> kind.files() != null)
        .flatMap(kind -> kind.declaration().senders().stream())
        .collect(Collectors.toSet());
    return ActorContext.<Actor, RuntimeException>callAs(self, () -> Objects.requireNonNull(
        transactions.execute(status -> mandates.policy(self, mandates.list(self), senders).withRecentMandates(self))));
  }
}
