package id.payung.agreements.plansheet;

import id.payung.agreements.plan.ActivityChange;
import id.payung.platform.rows.annotation.JsonColumn;
import id.payung.platform.rows.annotation.Table;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A sheet that was sent, with all that it says.
 *
 * @param basedOn version of what the plan said when the sheet was read
 * @param wishes what the plan is to say; emptied when taken, and not yet known while something is asked
 * @param befores what it said, for undoing
 * @param afters number of the save of each activity right after it was taken
 * @param sheetSha256 the sheet itself, when something is asked about it; let go when taken
 */
@Table(value = "agreements.plan_import", reach = "author:person")
record StoredPlanImport(PlanImportBatch about, int basedOn, @JsonColumn @Nullable List<ActivityChange> wishes,
    @JsonColumn @Nullable List<ActivityChange> befores, @JsonColumn @Nullable Map<UUID, Integer> afters,
    @Nullable String sheetSha256) {}
