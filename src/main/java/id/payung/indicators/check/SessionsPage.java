package id.payung.indicators.check;

import id.payung.evidence.EvidenceUseView;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.page.PageModel;
import id.payung.platform.page.Template;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Offices whose proofs wait, and the sittings with them. */
@Template("indicators/desks")
public record SessionsPage(EvaluationOverview frame, Map<UUID, List<EvidenceUseView>> waiting,
    List<CheckingSession> desks) implements PageModel {}
