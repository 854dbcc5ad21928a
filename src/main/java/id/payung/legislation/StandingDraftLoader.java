package id.payung.legislation;

import id.payung.platform.actor.Actor;
import id.payung.platform.reference.BilingualText;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Finds the drafts of which nothing was written down for long, for those who look at the whole. */
@Component
@Transactional(readOnly = true)
public class StandingDraftLoader {
  /** Without an event a draft stands still. */
  public static final int IDLE_DAYS = 30;

  private final DraftRepository drafts;
  private final LegislationPaths paths;

  StandingDraftLoader(DraftRepository drafts, DraftClocks clocks) {
    this.drafts = drafts;
    this.paths = clocks.paths();
  }

  /**
   * How many stand still.
   *
   * @param longest the one that does so longest, or null where none does
   */
  public record StandingDrafts(int drafts, @Nullable StandingDraft longest) {}

  /** One of them, with who has it in hand. */
  public record StandingDraft(UUID id, String title, BilingualText holder, long days) {}

  /** As far as the actor reads drafts. */
  public StandingDrafts find(Actor actor, LocalDate today) {
    List<DraftListItem> standing =
        drafts.listUnderWay(actor).stream().filter(draft -> !draft.ended() && isStanding(draft, today)).toList();
    return new StandingDrafts(standing.size(), standing.isEmpty() ? null : toDraft(standing.getFirst(), today));
  }

  public static boolean isStanding(DraftListItem draft, LocalDate today) {
    return draft.lastOn().plusDays(IDLE_DAYS).isBefore(today);
  }

  private StandingDraft toDraft(DraftListItem draft, LocalDate today) {
    return new StandingDraft(draft.id(), draft.title(), paths.holder(draft.holder()),
        ChronoUnit.DAYS.between(draft.lastOn(), today));
  }
}
