package id.payung.agreements.plansheet;

import id.payung.agreements.JointPlan;
import id.payung.platform.errors.Stale;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Bringing a plan back as a sheet.
 *
 * @param changes by activity
 */
@Template("agreements/imports")
public record PlanImportPage(JointPlan plan, @Nullable ImportPreview preview, List<ImportBatch> past,
    Map<UUID, List<Stale.Difference>> changes, long limit) implements PageModel {}
