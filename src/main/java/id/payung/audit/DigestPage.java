package id.payung.audit;

import id.payung.audit.SealRepository.DailySeal;
import id.payung.audit.SealRepository.Seal;
import id.payung.audit.SealRepository.UnsealedSummary;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The seals to print: the newest, what is not sealed yet, and the last of each day before. */
@Template("audit/digest")
public record DigestPage(@Nullable Seal newest, UnsealedSummary tail, List<DailySeal> days) implements PageModel {}
