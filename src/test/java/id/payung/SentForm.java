package id.payung;

import id.payung.EndedRecords.Ongoing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A form that is sent to a record which somebody else ended while the form was open.
 *
 * @param route the pattern of the handler, without the regency
 * @param page where the form stands; empty for one that is sent with its fields alone
 * @param answer key of the sentence that refuses it, or {@link #HARMLESS} or {@link #ALLOWED}
 * @param alsoTwice whether it is sent twice to one that goes on, too
 */
record SentForm(String route, Function<EndedRecords, Ongoing> record, String who, String page, String answer,
    Map<String, String> fields, boolean alsoTwice) {
  /** What it asks for holds already: it is answered as if it had done it, and changes nothing. */
  static final String HARMLESS = "harmless";

  /** May still come after the end. */
  static final String ALLOWED = "allowed";

  private static final String REASON = "Diperlukan (uji)";

  private static SentForm form(String route, Function<EndedRecords, Ongoing> record, String who, String answer,
      String... fields) {
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < fields.length; i += 2) {
      named.put(fields[i], fields[i + 1]);
    }
    return new SentForm(route, record, who, "", answer, named, true);
  }

  /** The form is taken from this page; the fields that are named say something else than the page. */
  private SentForm on(String where) {
    return new SentForm(route, record, who, where, answer, fields, alsoTwice);
  }

  /** Sent twice it is tried elsewhere, or the record must be of a kind that this test does not make. */
  private SentForm onlyEnded() {
    return new SentForm(route, record, who, page, answer, fields, false);
  }

  static List<SentForm> all() {
    return List.of(
        form("/agreements/{id}", EndedRecords::draftAgreement, "budi", "agreements.refused.ended", "version", "1",
            "kind", "pks", "title", "Judul lain", "wholeRegency", "true", "p1.organisation", "{dp3a}", "p1.position",
            "first", "p2.organisation", "{ngo}", "p2.position", "second"),
        form("/agreements/{id}/steps", EndedRecords::draftAgreement, "budi", "agreements.refused.ended", "from",
            "draft", "to", "reviewed", "onDate", "2026-01-05"),
        form("/agreements/{id}/beginning", EndedRecords::draftAgreement, "budi", "agreements.refused.ended", "begunOn",
            "2026-01-05"),
        form("/agreements/{id}/numbers", EndedRecords::draftAgreement, "budi", ALLOWED, "number.{ngo}", "12/MoU"),
        form("/agreements/{id}/versions/{number}/file", EndedRecords::draftAgreement, "budi", ALLOWED, "number", "1",
            "file", "naskah.pdf"),
        form("/agreements/{id}/ending", EndedRecords::agreementInForce, "budi", "agreements.refused.ended", "on",
            "2026-11-20", "reason", REASON),
        form("/agreements/{id}/reopening", EndedRecords::endedAgreement, "budi", HARMLESS, "reason", REASON),
        form("/agreements/{id}/renewal", EndedRecords::agreementInForce, "budi", "agreements.refused.ended", "reason",
            REASON).on("/agreements/{id}/renewal"),
        form("/agreements/{id}/versions/{number}/dropping", EndedRecords::agreementWithAddendum, "budi",
            "agreements.refused.ended", "number", "2", "reason", REASON).on("/agreements/{id}/versions/2/dropping"),
        form("/plans", EndedRecords::agreementInForce, "budi", "agreements.refused.ended", "id", "{plan}", "agreement",
            "{id}", "year", "2031"),
        form("/plans/{plan}/activities", EndedRecords::draftPlan, "budi", "agreements.refused.ended", "id", "{new}",
            "basedOn", "0", "number", "2", "title", "Kegiatan lain", "kind", "training", "office", "{disdukcapil}",
            "starts", "2026-02-01", "ends", "2026-11-30", "target", "40", "unit", "orang", "note", "").onlyEnded(),
        form("/plans/{plan}/activities/{activity}/removal", EndedRecords::draftPlan, "budi", "agreements.refused.ended",
            "version", "1", "reason", REASON).onlyEnded(),
        form("/plans/{id}/discard", EndedRecords::draftPlan, "budi", "agreements.refused.ended", "newest", "1",
            "version", "2", "reason", REASON).onlyEnded(),
        form("/plans/{id}/versions/{number}/offer", EndedRecords::draftPlan, "budi", "agreements.refused.ended",
            "number", "1").on("/plans/{id}/versions/1").onlyEnded(),
        form("/plans/{id}/versions/{number}/approval", EndedRecords::offeredPlan, "budi", "agreements.refused.ended",
            "number", "1", "code", "{code}").onlyEnded(),
        form("/plans/{id}/versions/{number}/return", EndedRecords::offeredPlan, "budi", "agreements.refused.ended",
            "number", "1", "reason", REASON).on("/plans/{id}/versions/1/return").onlyEnded(),
        form("/plans/{id}/renewal", EndedRecords::approvedPlan, "budi", "agreements.refused.ended", "reason", REASON)
            .on("/plans/{id}/renewal")
            .onlyEnded(),
        form("/plans/{id}/versions/{version}/signed", EndedRecords::offeredPlan, "budi", "agreements.refused.ended",
            "version", "1", "number", "12/RKB", "code", "{code}", "signedOn", "2026-01-05", "file", "rkb.pdf")
            .on("/plans/{id}/versions/1/signed")
            .onlyEnded(),
        form("/plans/{id}/versions/{version}/signed", EndedRecords::approvedPlan, "budi", ALLOWED, "version", "1",
            "number", "12/RKB", "code", "{code}", "signedOn", "2026-01-05", "file", "rkb.pdf")
            .on("/plans/{id}/versions/1/signed")
            .onlyEnded(),
        form("/activities/{activity}/lines/{line}/stage", EndedRecords::approvedPlan, "budi",
            "agreements.refused.ended", "was", "dpa", "stage", "proposed", "on", "2026-01-05").onlyEnded(),
        form("/meetings/{id}", EndedRecords::meeting, "budi", "meetings.refused.withdrawn", "title", "Judul lain",
            "office", "{disdukcapil}", "kind", "audience", "heldOn", "2026-01-12").on("/meetings/{id}/edit"),
        form("/meetings/{id}/proposals", EndedRecords::meeting, "budi", "meetings.refused.withdrawn", "proposal",
            "{new}", "text", "Usulan"),
        form("/meetings/{meeting}/decisions", EndedRecords::meeting, "budi", "meetings.refused.withdrawn", "meeting",
            "{id}", "decision", "{new}", "text", "Keputusan", "outcome", "answer", "owner", "{disdukcapil}", "due",
            "2026-02-02"),
        form("/meetings/{id}/files", EndedRecords::meeting, "budi", "meetings.is-withdrawn", "kind", "material", "file",
            "bahan.pdf"),
        form("/meetings/{id}/files/{file}/removal", EndedRecords::meeting, "budi", "meetings.refused.withdrawn", "file",
            "{decision}", "reason", REASON).onlyEnded(),
        form("/meetings/{id}/withdrawal", EndedRecords::meeting, "budi", HARMLESS, "reason", REASON),
        form("/meetings/decisions/{decision}/correction", EndedRecords::meeting, "budi", "meetings.refused.withdrawn",
            "decision", "{decision}", "version", "1", "text", "Lain", "outcome", "answer", "owner", "{disdukcapil}",
            "due", "2026-02-02"),
        form("/meetings/decisions/{decision}/correction", EndedRecords::decision, "budi", "meetings.decision.closed",
            "decision", "{id}", "version", "1", "text", "Lain", "outcome", "answer", "owner", "{disdukcapil}", "due",
            "2026-02-02"),
        form("/meetings/decisions/{decision}/answer", EndedRecords::meeting, "budi", ALLOWED, "decision", "{decision}",
            "answer", "Sudah dijawab"),
        form("/meetings/decisions/{decision}/answer", EndedRecords::decision, "budi", "meetings.decision.closed",
            "decision", "{id}", "answer", "Sudah dijawab"),
        form("/meetings/decisions/{decision}/drop", EndedRecords::meeting, "budi", ALLOWED, "decision", "{decision}",
            "reason", REASON),
        form("/meetings/decisions/{decision}/drop", EndedRecords::decision, "budi", "meetings.decision.closed",
            "decision", "{id}", "reason", REASON),
        form("/meetings/decisions/{decision}/reopening", EndedRecords::meeting, "budi", "meetings.refused.withdrawn",
            "decision", "{closed}", "reason", REASON),
        form("/evidence/{id}", EndedRecords::proof, "citra", "evidence.refused.withdrawn", "title", "Nama lain",
            "docDate", "2025-03-01", "docKind", "", "village", "", "validFrom", "", "validTo", "", "heldOn", "")
            .on("/evidence/{id}/edit"),
        form("/evidence/{id}/withdrawal", EndedRecords::proof, "citra", "evidence.refused.withdrawn", "reason", REASON),
        form("/evidence/{id}/uses", EndedRecords::proof, "citra", "evidence.refused.withdrawn", "place",
            "1861|4.1|data", "pages", "7"),
        form("/evidence/{id}/likeness/{likeness}", EndedRecords::proof, "citra", "evidence.refused.withdrawn",
            "likeness", "{other}", "answer", "SAME").onlyEnded(),
        form("/evidence/{id}/faces", EndedRecords::proof, "citra", "evidence.refused.withdrawn", "deed", "none")
            .onlyEnded(),
        form("/evidence/inbox/{id}", EndedRecords::proof, "citra", "evidence.refused.withdrawn", "kind", "official",
            "title", "Surat", "version", "1").onlyEnded(),
        form("/evidence/inbox/{id}/discard", EndedRecords::proof, "citra", "evidence.refused.withdrawn").onlyEnded(),
        form("/evidence/uses/{use}/taking", EndedRecords::proof, "citra", "evidence.refused.withdrawn").onlyEnded(),
        form("/evidence/uses/{use}/take-back", EndedRecords::proof, "citra", HARMLESS, "reason", REASON),
        form("/evidence/uses/{use}/mending", EndedRecords::returnedProof, "citra", "evidence.mend.not-returned", "note",
            "Sudah diperjelas"),
        form("/evidence/uses/{use}/replacement", EndedRecords::returnedProof, "citra", "evidence.mend.not-returned",
            "id", "{other}", "file", "pengganti.pdf"),
        form("/reports/{id}", EndedRecords::report, "fitri", "community.refused.withdrawn.by", "version", "1", "title",
            "Judul lain", "heldOn", "{day}", "village", "{village}", "childrenM", "7", "childrenF", "2", "adultsM", "3",
            "adultsF", "4"),
        form("/reports/{id}/settlement", EndedRecords::report, "fitri", "community.refused.withdrawn", "version", "1")
            .onlyEnded(),
        form("/reports/{id}/withdrawal", EndedRecords::report, "fitri", HARMLESS, "reason", REASON),
        form("/reports/{id}/acceptance", EndedRecords::reportInReview, "budi", "community.refused.accepted.by"),
        form("/reports/{id}/return", EndedRecords::reportInReview, "budi", "community.refused.accepted.by", "reason",
            REASON),
        form("/needs/{id}", EndedRecords::need, "fitri", "community.need.refused.closed", "help", "school", "urgency",
            "1").on("/needs/{id}/edit"),
        form("/needs/{id}/answer", EndedRecords::need, "budi", "errors.stale", "seen", "written", "to", "taken-on"),
        form("/needs/{id}/settlement", EndedRecords::need, "budi", "community.need.refused.closed", "version", "1")
            .onlyEnded(),
        form("/kla/{year}/desk/{id}/verdicts", EndedRecords::session, "eko", "indicators.desk.ended-refusal", "year",
            EndedRecords.OPEN_YEAR, "use", "{other}", "verdict", "ACCEPT").onlyEnded(),
        form("/kla/{year}/desk/{id}/end", EndedRecords::session, "eko", ALLOWED, "year", EndedRecords.OPEN_YEAR,
            "basedOn", "2", "place", "Aula lain").onlyEnded(),
        ofYear("/questions/{question}/answer", "citra", "indicators.years.closed-refusal", "option", "c"),
        ofYear("/questions/{question}/opinion", "eko", "indicators.years.closed-refusal", "option", "c", "reason",
            REASON),
        ofYear("/desk", "eko", "indicators.years.closed-refusal", "id", "{other}", "office", "{disdukcapil}"),
        ofYear("/owners", "budi", "indicators.years.closed-refusal", "office.civil-registry", "{dp3a}"),
        ofYear("/owners/questions", "budi", "indicators.years.closed-refusal", "office", "{dp3a}", "question", "4.1"),
        ofYear("/owing/{office}/reminders", "budi", "indicators.years.closed-refusal", "office", "{disdukcapil}"),
        ofYear("/letters", "budi", "indicators.years.closed-refusal", "id", "{other}", "dated", "2026-01-05", "due",
            "2026-02-05", "signerName", "Sri Contoh", "signerPost", "Sekretaris", "organisation", "{disdukcapil}"),
        ofYear("/sprint", "budi", "indicators.years.closed-refusal", "id", "{other}", "questions", "4.1"),
        ofYear("/settings", "budi", "indicators.years.closed-refusal", "basedOn", "1", "stage", "EM", "evidenceYears",
            "2024"),
        ofYear("/{deed}", "budi", "indicators.years.closed-for-good", "deed", "lock", "reason", REASON),
        form("/people/{person}/mandates/{mandate}/end", EndedRecords::mandate, "ani", "accounts.mandate.ended-already",
            "person", "{id}", "reason", REASON),
        form("/people/{person}/handover", EndedRecords::mandate, "ani", HARMLESS, "person", "{id}", "successor",
            "{successor}", "decreeNumber", "SK-2", "validFrom", "2026-01-05"),
        form("/people/{person}/mandates", EndedRecords::organisation, "ani", "accounts.organisation.rests", "person",
            "{id}", "mandate", "{other}", "role", "OFFICE_HEAD", "organisation", "{office}", "decreeNumber", "SK-3",
            "validFrom", "2026-01-05"));
  }

  private static SentForm ofYear(String route, String who, String answer, String... fields) {
    String[] all = Stream.concat(Stream.of("year", EndedRecords.CLOSED_YEAR, "question", "4.1"), Stream.of(fields))
        .toArray(String[]::new);
    return form("/kla/{year}" + route, EndedRecords::year, who, answer, all).onlyEnded();
  }
}
