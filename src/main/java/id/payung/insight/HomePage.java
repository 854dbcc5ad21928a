package id.payung.insight;

import id.payung.insight.changes.RecentChanges;
import id.payung.insight.duties.OpenDuties;
import id.payung.platform.actor.Role;
import id.payung.platform.duty.Duty;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import id.payung.platform.web.Ui;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everybody's first page.
 *
 * @param open what is owed, by date
 * @param sendsFromVillages whether the person works in villages and sends records of any kind by phone
 */
@Template("insight/first")
public record HomePage(LocalDate today, OpenDuties open, HomePageHighlightLoader.FirstPageHighlights highlights,
    List<OnboardingChecklist.OnboardingStep> steps, RecentChanges changes,
    boolean sendsFromVillages) implements PageModel {
  private static final int SOON_DAYS = 7;

  /** Where somebody of a role begins who is owed nothing. */
  public enum Shortcut {
    REPORTS_OF_PARTNERS(Role.PARTNER_COORDINATOR, "insight.reports.door", "/papers"), VILLAGE_REPORTS(
        Role.DISTRICT_SUPERVISOR, "community.door",
        "/reports"), AGREEMENTS(Role.LEGAL_OFFICE, "agreements.title", "/agreements"), DRAFTS(Role.COUNCIL_STAFF,
            "legislation.door", "/drafts"), TRAIL(Role.AUDITOR, "audit.door", "/trail");

    private final Role role;
    /** Message key. */
    public final String title;
    public final String path;

    Shortcut(Role role, String title, String path) {
      this.role = role;
      this.title = title;
      this.path = path;
    }

    /** Null for roles that begin with their duties. */
    public static @Nullable Shortcut of(Ui ui) {
      return Arrays.stream(values()).filter(one -> ui.can(one.role)).findFirst().orElse(null);
    }
  }

  /** What cannot wait until tomorrow: it stands before all else, and nowhere twice. */
  public List<Duty> urgent() {
    return open.duties().stream().filter(Duty::urgent).toList();
  }

  /** Neither a duty nor a step, and no line at the top that tells of something still to be done. */
  public boolean isNothingWaiting() {
    return open.duties().isEmpty() && open.many().isEmpty() && steps.isEmpty() && !highlights.isWaiting();
  }

  private Stream<Duty> others() {
    return open.duties().stream().filter(duty -> !duty.urgent());
  }

  /** What somebody asks this person by name: it stands first, whatever is due. */
  public List<Duty> asked() {
    return others().filter(Duty::personal).toList();
  }

  public List<Duty> late() {
    return others().filter(duty -> duty.due() != null && duty.due().isBefore(today)).toList();
  }

  public List<Duty> soon() {
    return others()
        .filter(
            duty -> duty.due() != null && !duty.due().isBefore(today) && !duty.due().isAfter(today.plusDays(SOON_DAYS)))
        .toList();
  }

  /** Those without a date too. */
  public List<Duty> later() {
    return others().filter(duty -> !duty.personal())
        .filter(duty -> duty.due() == null || duty.due().isAfter(today.plusDays(SOON_DAYS)))
        .toList();
  }

  /** What was told is the soonest: a source that has more has them in the last part in which its kind stands. */
  public boolean hasMoreLate() {
    return isCutAt(late(), soon(), later());
  }

  public boolean hasMoreSoon() {
    return isCutAt(soon(), later());
  }

  public boolean hasMoreLater() {
    return isCutAt(later());
  }

  @SafeVarargs
  private boolean isCutAt(List<Duty> part, List<Duty>... after) {
    Set<String> goesOn = Arrays.stream(after).flatMap(List::stream).map(Duty::kind).collect(Collectors.toSet());
    return part.stream().map(Duty::kind).anyMatch(kind -> open.cut().contains(kind) && !goesOn.contains(kind));
  }
}
