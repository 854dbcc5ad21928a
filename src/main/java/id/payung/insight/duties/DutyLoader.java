package id.payung.insight.duties;

import id.payung.platform.actor.Actor;
import id.payung.platform.duty.Duty;
import id.payung.platform.duty.DutySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.function.SingletonSupplier;

/** Asks every module what somebody owes. */
@Component
public class DutyLoader {
  private static final int MAX_DUTIES_PER_SOURCE = 30;

  private final Supplier<List<DutySource>> sources;

  DutyLoader(ObjectProvider<DutySource> sources) {
    // Asked once: the container searches all beans at each question.
    this.sources = SingletonSupplier.of(() -> sources.stream().toList());
  }

  @Transactional(readOnly = true)
  public OpenDuties load(Actor actor) {
    List<Duty> duties = new ArrayList<>();
    Map<String, String> lists = new HashMap<>();
    Set<String> cut = new HashSet<>();
    for (DutySource source : sources.get()) {
      List<Duty> told = source.listDuties(actor, MAX_DUTIES_PER_SOURCE);
      if (told.size() >= MAX_DUTIES_PER_SOURCE) {
        told.forEach(duty -> cut.add(duty.kind()));
      }
      duties.addAll(told);
      lists.putAll(source.listsOfMany());
    }
    duties.sort(Comparator.comparing(Duty::due, Comparator.nullsLast(Comparator.naturalOrder()))
        .thenComparing(Comparator.comparingDouble(Duty::points).reversed()));
    return new OpenDuties(List.copyOf(duties), Set.copyOf(cut), Map.copyOf(lists));
  }
}
