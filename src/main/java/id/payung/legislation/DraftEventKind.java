package id.payung.legislation;

import id.payung.legislation.LegislationPaths.RuleSource;
import id.payung.platform.actor.Actor;
import id.payung.platform.reference.BilingualText;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A kind of event, and the way it opens. */
public record DraftEventKind(String code, BilingualText name, Place place, Set<Need> needs, EventClocks clocks,
    Effect effect, Papers papers, RuleSource source) {

  /**
   * Where it happens.
   *
   * @param by who writes it down: {@code initiator}, {@code regent}, {@code council}, {@code either}
   * @param from codes of the stages that it leaves; none for the first event
   * @param kinds of drafts that know it, and likewise {@code reviews}; none: all
   */
  public record Place(String by, List<String> from, Set<String> kinds, Set<String> reviews) {}

  /**
   * Duties of its clocks.
   *
   * @param starts those that begin with it, and likewise {@code stops}
   * @param after those that must have run out; {@code before}: that must not
   */
  public record EventClocks(List<String> starts, List<String> stops, List<String> after, List<String> before) {}

  /**
   * What becomes of the draft.
   *
   * @param to the stage that it leads to, or null where the draft stays
   * @param brings the side that reads the draft from then on, or null
   * @param once whether it happens once at most
   * @param nextProgramme whether it moves the draft to the programme of the next year
   * @param milestone whether it is planned
   */
  public record Effect(@Nullable String to, @Nullable DraftSide brings, boolean once, boolean nextProgramme,
      boolean milestone) {}

  /** Papers that come in with it, and that go out. */
  public record Papers(List<BilingualText> in, List<BilingualText> out) {}

  /** What has to be written down with it. */
  public enum Need {
    LETTER, NUMBER, UNTIL, RULE_NUMBER, GAZETTE_NUMBER, CONSENT
  }

  public boolean needs(Need need) {
    return needs.contains(need);
  }

  boolean knows(DraftKind kind, String review) {
    return (place.kinds().isEmpty() || place.kinds().contains(kind.code()))
        && (place.reviews().isEmpty() || place.reviews().contains(review));
  }

  /** Whether the actor's side writes it down. */
  public boolean isWrittenBy(Actor actor, DraftKind kind) {
    return switch (place.by()) {
      case "initiator" -> kind.side().isKeptBy(actor);
      case "regent" -> DraftSide.REGENT.isKeptBy(actor);
      case "council" -> DraftSide.COUNCIL.isKeptBy(actor);
      default -> DraftSide.REGENT.isKeptBy(actor) || DraftSide.COUNCIL.isKeptBy(actor);
    };
  }

  public List<String> from() {
    return place.from();
  }

  public @Nullable String to() {
    return effect.to();
  }
}
