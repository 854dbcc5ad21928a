package id.payung.agreements.plansheet;

import id.payung.accounts.Organisation;
import id.payung.platform.reference.Instrument;
import id.payung.regions.Region;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What people call organisations, villages and questions in a sheet of a plan: by name, short name, code or id. */
final class PlanSheetNames {
  private final Map<String, UUID> organisations = new HashMap<>();
  private final Map<String, UUID> villages = new HashMap<>();
  private final Instrument instrument;

  PlanSheetNames(Collection<Organisation> all, Collection<Region> allVillages, Instrument instrument) {
    this.instrument = instrument;
    for (Organisation organisation : all) {
      organisations.put(normalise(organisation.name()), organisation.id());
      organisations.putIfAbsent(normalise(organisation.shortName()), organisation.id());
      organisations.put(organisation.id().toString(), organisation.id());
    }
    organisations.remove("");
    Set<String> ambiguousNames = new HashSet<>();
    for (Region village : allVillages) {
      villages.put(normalise(village.label()), village.id());
      villages.put(village.code(), village.id());
      villages.put(village.id().toString(), village.id());
      if (villages.putIfAbsent(normalise(village.name()), village.id()) != null) {
        ambiguousNames.add(normalise(village.name()));
      }
    }
    ambiguousNames.forEach(villages::remove);
  }

  @Nullable
  UUID organisation(String name) {
    return organisations.get(normalise(name));
  }

  /** Null also for a name that several villages bear. */
  @Nullable
  UUID village(String name) {
    return villages.get(normalise(name));
  }

  /** A question by its code, or all questions of an indicator by its number. */
  List<String> questionsOf(String code) {
    if (instrument.question(code).isPresent()) {
      return List.of(code);
    }
    Function<Instrument.Indicator, List<String>> all =
        indicator -> indicator.questions().stream().map(Instrument.Question::code).toList();
    return instrument.indicators()
        .filter(indicator -> indicator.code().equalsIgnoreCase(code))
        .findFirst()
        .map(all)
        .orElse(List.of());
  }

  private static String normalise(String text) {
    return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
