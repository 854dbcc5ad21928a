package id.payung.fieldwork;

import id.payung.fieldwork.kind.KindDeclaration;
import id.payung.fieldwork.kind.PhoneRecordKind;
import id.payung.platform.actor.Actor;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The kinds of records that modules declare: those with a form of the app first, then by their code. */
@Component
class PhoneRecordKinds {
  private final List<PhoneRecordKind<?, ?>> kinds;

  PhoneRecordKinds(List<PhoneRecordKind<?, ?>> kinds) {
    this.kinds = kinds.stream()
        .sorted(Comparator.<PhoneRecordKind<?, ?>, KindDeclaration.Form>comparing(kind -> kind.declaration().form())
            .thenComparing(kind -> kind.declaration().code()))
        .toList();
  }

  List<PhoneRecordKind<?, ?>> all() {
    return kinds;
  }

  /** Those that a phone is given: all, or those that every phone of the last twelve months knows. */
  List<PhoneRecordKind<?, ?>> knownTo(boolean makesForms) {
    return kinds.stream()
        .filter(kind -> makesForms || kind.declaration().form() == KindDeclaration.Form.BUILT_IN)
        .toList();
  }

  /** The kind with files that has this record in the actor's reach. Within a transaction. */
  Optional<PhoneRecordKind<?, ?>> findKindWithFiles(Actor actor, UUID record) {
    return kinds.stream()
        .filter(kind -> kind.files() != null && !kind.listStanding(actor, List.of(record)).isEmpty())
        .findFirst();
  }
}
