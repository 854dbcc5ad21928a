package id.payung.agreements.planning;

import id.payung.meetings.MeetingDecision;
import id.payung.platform.list.ListView;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import org.jspecify.annotations.Nullable;

/**
 * The list of plans; with a decision or a question it asks in which plan that becomes an activity.
 *
 * @param papersOnly whether the question asks for papers only, so that no report will become its proof
 */
@Template("agreements/plans")
public record PlanListPage(ListView list, boolean setsRules, @Nullable MeetingDecision decision,
    @Nullable String question, boolean papersOnly) implements PageModel {}
