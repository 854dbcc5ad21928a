package id.payung.indicators.check;

import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.paper.PdfDocumentHead;
import id.payung.platform.paper.Signatory;
import java.util.List;

/** All that stands on a Berita Acara. */
public record CheckingSessionMinutes(PdfDocumentHead head, EvaluationOverview frame, CheckingSession desk,
    List<EvidenceCheck> checks, List<Signatory> signatories, String place) {}
