package id.payung.indicators.request;

import id.payung.accounts.Organisation;
import id.payung.indicators.score.EvaluationOverview;
import id.payung.platform.paper.PdfDocumentHead;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** All that stands on the letters to some offices. */
public record DataRequestLetterContents(PdfDocumentHead head, PdfDocumentHead.Letterhead kop, String place,
    DataRequestLetter letter, EvaluationOverview frame, Map<UUID, Organisation> names, List<UUID> to,
    Map<String, DataRequest> requests) {}
