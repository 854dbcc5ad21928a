package id.payung.insight;

import id.payung.insight.changes.RecentChanges;
import id.payung.insight.duties.OpenDuties;
import id.payung.platform.duty.Duty;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.time.LocalDate;
import java.util.List;

/**
 * Everybody's first page.
 *
 * @param duties by date
 * @param many those that can be done alike
 * @param sendsFromVillages whether the person works in villages and sends records of any kind by phone
 */
@Template("insight/first")
public record FirstPage(LocalDate today, List<Duty> duties, List<OpenDuties.ManyDuties> many,
    FirstPageHighlightLoader.FirstPageHighlights highlights, List<OnboardingChecklist.OnboardingStep> steps,
    RecentChanges changes, boolean sendsFromVillages) implements PageModel {
  private static final int SOON_DAYS = 7;

  /** What somebody asks this person by name: it stands first, whatever is due. */
  public List<Duty> asked() {
    return duties.stream().filter(Duty::personal).toList();
  }

  public List<Duty> late() {
    return duties.stream().filter(duty -> duty.due() != null && duty.due().isBefore(today)).toList();
  }

  public List<Duty> soon() {
    return duties.stream()
        .filter(
            duty -> duty.due() != null && !duty.due().isBefore(today) && !duty.due().isAfter(today.plusDays(SOON_DAYS)))
        .toList();
  }

  /** Those without a date too. */
  public List<Duty> later() {
    return duties.stream()
        .filter(duty -> !duty.personal())
        .filter(duty -> duty.due() == null || duty.due().isAfter(today.plusDays(SOON_DAYS)))
        .toList();
  }
}
