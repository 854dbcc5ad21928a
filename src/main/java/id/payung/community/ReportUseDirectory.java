package id.payung.community;

import id.payung.platform.actor.Actor;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of a report: "used for Indicator 6". Implemented where proofs are kept; told to the one who wrote it. */
public interface ReportUseDirectory {

  /**
   * One use.
   *
   * @param indicator number of the indicator
   * @param text the question in a few words
   */
  record ReportUse(String indicator, String text) {}

  /**
   * A question for which an office has taken what a report brought.
   *
   * @param evaluation code of its year
   * @param text the question itself, in Indonesian as the instrument has it; empty when the instrument lacks it
   * @param checked a checker has accepted some of it there
   * @param stays its year is locked: nothing is taken out of it any more
   * @param lost points that the answer has no longer without it, of the checked ones where it was checked; null when
   * they are not the reader's to see
   */
  record ProvenQuestion(String evaluation, String question, String text, boolean checked, boolean stays,
      @Nullable BigDecimal lost) {}

  /** The questions that a report proves, in their order, as far as the actor sees its proofs. */
  List<ProvenQuestion> listProvenQuestions(Actor actor, UUID report);

  /** The uses of what a report brought that an office has taken, whoever may see them. */
  List<UUID> listTakenUses(Actor actor, UUID report);

  /** Uses of these reports by report; those without any are left out. */
  Map<UUID, List<ReportUse>> findUses(Actor actor, Collection<UUID> reports);

  /** How many uses of what a report brought an office has taken or declined, whoever may see them. */
  int countDecided(Actor actor, UUID report);

  /** Likewise, and until the transaction ends no office takes or declines any; who is at it is waited for. */
  int lockAndCountDecided(Actor actor, UUID report);
}
