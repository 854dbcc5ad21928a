package id.payung.platform.sheets.taken;

import id.payung.platform.actor.Actor;
import id.payung.platform.rows.Rows;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what a person has said of the names and headings of a register, so that their next file does not ask again. */
@Repository
@Transactional
class RegisterAnswerRepository {
  /** Of one register and person; behind that the oldest are forgotten. */
  static final int MAX_KEPT = 500;

  private final Rows rows;

  RegisterAnswerRepository(Rows rows) {
    this.rows = rows;
  }

  /** The newest first. */
  @Transactional(readOnly = true)
  List<RegisterAnswer> list(Actor actor, String register) {
    UUID person = actor.person();
    return person == null ? List.of()
        : rows.query(actor, RegisterAnswer.class)
            .is("person", person)
            .is("register", register)
            .orderBy("said_at DESC, field")
            .limit(MAX_KEPT)
            .list();
  }

  /**
   * Keeps what was said now in place of what was said before.
   *
   * @param forgotten fields of what does not hold any more
   */
  void keep(Actor actor, String register, List<RegisterAnswer> said, Collection<String> forgotten) {
    UUID person = actor.person();
    if (person == null || said.isEmpty() && forgotten.isEmpty()) {
      return;
    }
    Map<String, RegisterAnswer> byField = said.stream()
        .limit(MAX_KEPT)
        .collect(Collectors.toMap(RegisterAnswer::field, Function.identity(), (_, last) -> last));
    List<String> others =
        list(actor, register).stream().map(RegisterAnswer::field).filter(field -> !byField.containsKey(field)).toList();
    Stream<String> oldest = others.stream().skip(MAX_KEPT - byField.size());
    Set<String> gone = Stream.of(byField.keySet().stream(), forgotten.stream(), oldest)
        .flatMap(Function.identity())
        .collect(Collectors.toSet());
    delete(actor, person, register, gone);
    rows.insertAll(actor, byField.values());
  }

  /** One of them, or with an empty field all. */
  void forget(Actor actor, String register, String field) {
    UUID person = actor.requirePerson();
    if (field.isEmpty()) {
      rows.query(actor, RegisterAnswer.class).is("person", person).is("register", register).delete();
    } else {
      delete(actor, person, register, Set.of(field));
    }
  }

  private void delete(Actor actor, UUID person, String register, Collection<String> fields) {
    rows.query(actor, RegisterAnswer.class).is("person", person).is("register", register).in("field", fields).delete();
  }
}
