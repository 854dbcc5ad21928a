package id.payung.evidence.item;

import static id.payung.evidence.item.EvidenceCheckState.ACCEPTED;
import static id.payung.evidence.item.EvidenceCheckState.UNCHECKED;

import id.payung.evidence.EvaluationDirectory;
import id.payung.evidence.EvidenceAccessPolicy;
import id.payung.evidence.EvidenceItem;
import id.payung.evidence.EvidenceMending;
import id.payung.evidence.OpenEvaluation;
import id.payung.evidence.StoredReason;
import id.payung.platform.actor.Actor;
import id.payung.platform.errors.Refused;
import id.payung.platform.rows.DisplayNames;
import id.payung.platform.rows.RecordDifferences;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A finding holds for what the checker saw. When an item says something else afterwards, each use of it gets a new
 * version, so that nobody decides of what they did not see, and an accepted one waits to be checked anew. What was
 * accepted in a year that takes no proofs any more does not change.
 */
@Component
@Transactional
public class EvidenceRecheck {
  private static final int MAX_NAMED = 6;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd-MM-uuuu");

  private final EvidenceUseRepository uses;
  private final ObjectProvider<EvaluationDirectory> evaluationDirectories;
  private final EvidenceUseLifeCycle lifeCycle;
  private final Clock clock;

  EvidenceRecheck(EvidenceUseRepository uses, ObjectProvider<EvaluationDirectory> evaluationDirectories,
      EvidenceUseLifeCycle lifeCycle, Clock clock) {
    this.uses = uses;
    this.evaluationDirectories = evaluationDirectories;
    this.lifeCycle = lifeCycle;
    this.clock = clock;
  }

  /**
   * What a change of an item does to findings.
   *
   * @param fixed accepted where nothing may change any more: the item stays as it is
   * @param falling accepted where the year is open: these wait to be checked anew
   */
  public record AcceptedUses(List<EvidenceUse> fixed, List<EvidenceUse> falling) {
    public static final AcceptedUses NONE = new AcceptedUses(List.of(), List.of());

    /** Questions by year, for people to read; of many the first ones. */
    public static String places(List<EvidenceUse> uses) {
      Map<String, List<String>> years = uses.stream()
          .collect(Collectors.groupingBy(EvidenceUse::evaluation, TreeMap::new,
              Collectors.mapping(EvidenceUse::question, Collectors.toList())));
      return years.entrySet()
          .stream()
          .map(year -> firstOf(year.getValue().stream().distinct().toList()) + " (KLA " + year.getKey() + ")")
          .collect(Collectors.joining("; "));
    }

    private static String firstOf(List<String> questions) {
      return String.join(", ", questions.subList(0, Math.min(MAX_NAMED, questions.size())))
          + (questions.size() > MAX_NAMED ? ", …" : "");
    }
  }

  /** For the page that says it before. */
  @Transactional(readOnly = true)
  public AcceptedUses listAccepted(Actor actor, UUID item) {
    List<EvidenceUse> accepted = uses.listByItem(actor, item)
        .stream()
        .map(EvidenceUseListItem::use)
        .filter(use -> use.check() == ACCEPTED && use.is(EvidenceUseState.TAKEN))
        .toList();
    if (accepted.isEmpty()) {
      return AcceptedUses.NONE;
    }
    Predicate<EvidenceUse> open = takesProof(actor);
    return new AcceptedUses(accepted.stream().filter(open.negate()).toList(), accepted.stream().filter(open).toList());
  }

  /**
   * An item that is locked goes out of the register: its uses are taken back first.
   *
   * @throws Refused when an office has taken it for an answer, and it is not for the actor to take from them
   */
  public void takeBackUses(Actor actor, EvidenceItem item, String reason) {
    boolean taken = uses.listByItem(actor, item.id()).stream().anyMatch(line -> line.use().is(EvidenceUseState.TAKEN));
    if (actor.service() == null && item.withdrawn() == null && !EvidenceAccessPolicy.mayWithdraw(actor, item, taken)) {
      throw new Refused("evidence.withdraw.taken");
    }
    lifeCycle.takeBackUnlockedUses(actor, item.id(), reason);
  }

  private Predicate<EvidenceUse> takesProof(Actor actor) {
    Map<String, OpenEvaluation> open = evaluationDirectories.getObject()
        .listOpen(actor.regency())
        .stream()
        .collect(Collectors.toMap(OpenEvaluation::code, Function.identity()));
    return use -> {
      OpenEvaluation year = open.get(use.evaluation());
      return year != null && year.takesProofOf(use.question());
    };
  }

  /** The years come first, then the item, then its uses, as for who places it: nobody waits in a ring. */
  public void lockYears(Actor actor, UUID item) {
    EvaluationDirectory evaluations = evaluationDirectories.getObject();
    Set<String> years = new LinkedHashSet<>();
    uses.listPlaces(actor, item)
        .stream()
        .filter(place -> years.add(place.evaluation()))
        .forEach(place -> evaluations.isLockedForShare(actor.regency(), place.evaluation(), place.question()));
  }

  /**
   * The item says something else now. Its years and the item are locked.
   *
   * @throws Refused where an accepted use stands in a year that takes no proofs any more
   */
  public void changed(Actor actor, UUID item, RecordDifferences differences, DisplayNames wording) {
    AcceptedUses accepted = listAccepted(actor, item);
    if (!accepted.fixed().isEmpty()) {
      throw new Refused("evidence.accepted.fixed", AcceptedUses.places(accepted.fixed()));
    }
    followed(actor, item, differences, wording);
  }

  /** Likewise of what the software changes by itself, where nobody could read a refusal. */
  public void followed(Actor actor, UUID item, RecordDifferences differences, DisplayNames wording) {
    if (differences.isEmpty()) {
      return;
    }
    EvidenceMending said = new EvidenceMending("", noteOf(differences, wording), actor.name(), clock.instant(), null,
        String.join(",", fieldsOf(differences)));
    Predicate<EvidenceUse> takesProof = takesProof(actor);
    for (EvidenceUseListItem line : uses.listByItem(actor, item)) {
      EvidenceUse use = uses.lock(actor, line.use().id());
      boolean fixed = use.is(EvidenceUseState.TAKEN) && !takesProof.test(use);
      if (use.check() == ACCEPTED && !fixed) {
        uses.update(actor, use, use.fallen(said));
        lifeCycle.tell(actor, use, EvidenceCheckState.LIFE.automatic(ACCEPTED, UNCHECKED), "check",
            StoredReason.CHANGED);
      } else if (use.fellBefore()) {
        uses.update(actor, use, use.describedAnew(said));
      } else {
        uses.raiseVersion(actor, use);
      }
    }
  }

  private static List<String> fieldsOf(RecordDifferences differences) {
    return differences.all()
        .stream()
        .map(RecordDifferences.Difference::label)
        .filter(Objects::nonNull)
        .map(label -> label.substring(label.lastIndexOf('.') + 1))
        .toList();
  }

  /** What stood before and what stands now, in the order of the fields. */
  private static String noteOf(RecordDifferences differences, DisplayNames wording) {
    return differences.all()
        .stream()
        .map(one -> worded(one.field(), one.before(), wording) + " → " + worded(one.field(), one.after(), wording))
        .collect(Collectors.joining("; "));
  }

  private static String worded(String field, @Nullable Object value, DisplayNames wording) {
    String text = value == null || value.equals("") ? "" : value instanceof LocalDate day ? DAY.format(day)
        : wording.of(field, value);
    return text.isEmpty() ? "–" : text;
  }
}
