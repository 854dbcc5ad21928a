package id.payung.remarks;

import id.payung.platform.actor.Actor;
import id.payung.platform.errors.NotFound;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** Finds what a conversation stands beside, by the rule of the module that has it. */
@Component
class RemarkSubjectLookup {
  private final Supplier<Map<String, RemarkSubjectSource>> sources;

  RemarkSubjectLookup(ObjectProvider<RemarkSubjectSource> sources) {
    this.sources = SingletonSupplier
        .of(() -> sources.stream().collect(Collectors.toMap(RemarkSubjectSource::kind, Function.identity())));
  }

  /**
   * @throws NotFound when it is not there, or not the actor's to open
   */
  RemarkSubject require(Actor actor, String kind, String key) {
    return Optional.ofNullable(sources.get().get(kind))
        .flatMap(source -> source.find(actor, key))
        .filter(subject -> subject.mayBeOpenedBy(actor))
        .orElseThrow(NotFound::new);
  }

  /** The kinds of which the actor's roles open the pages at all. */
  Set<String> listKinds(Actor actor) {
    return sources.get()
        .values()
        .stream()
        .filter(source -> actor.roles().stream().anyMatch(source.readers()::contains))
        .map(RemarkSubjectSource::kind)
        .collect(Collectors.toSet());
  }

  /** The page of a subject, without the regency. */
  String pathOf(String kind, String key) {
    return Optional.ofNullable(sources.get().get(kind)).orElseThrow(NotFound::new).pathOf(key);
  }
}
