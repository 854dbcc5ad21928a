package id.payung;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Addresses that write and are not sent by {@link SentForm}, each with the reason. */
final class OtherWrites {
  /** By the pattern of the handler, without the regency. */
  static final Map<String, String> REASONS = new TreeMap<>();

  static {
    because("makes a record under an id that the form brings: the second time it is there", "/agreements", "/meetings",
        "/drafts", "/reports", "/evidence/files", "/bodies", "/bodies/{body}/members", "/kla/years", "/people",
        "/remarks", "/organisations", "/lists", "/activities/{activity}/trainings",
        "/activities/{activity}/lines/{line}/realisation", "/evidence/facts", "/api/v1/{regency}/reports");
    because("begins long work, which holds no record", "/trail/export", "/trail/digest/keeping",
        "/evidence/exports/register", "/evidence/exports/package", "/kla/{year}/exports/answers", "/papers/regent",
        "/jobs/{id}/cancellation");
    because("forgets what its person said of a sheet", "/agreements/import/forgetting", "/meetings/import/forgetting",
        "/evidence/import/forgetting");
    because("reads a file and writes nothing, or takes what it read under the id of that reading", "/people/import",
        "/people/import/taking", "/agreements/import", "/agreements/import/taking", "/meetings/import",
        "/meetings/import/taking", "/evidence/import", "/evidence/import/taking", "/plans/{id}/imports",
        "/plans/{id}/imports/{batch}/taking", "/plans/{id}/imports/{batch}/undoing",
        "/kla/{year}/results/{stage}/sheet", "/kla/{year}/results/{stage}/import", "/kla/{year}/instrument/sheet",
        "/kla/{year}/instrument/import");
    because("does to each ticked row what its own address does, and asks for the version that was shown",
        "/people/mandates/end", "/people/invitations/chosen", "/reports/acceptance", "/reports/return",
        "/evidence/inbox/placement", "/evidence/inbox/discards", "/evidence/proposals/taking",
        "/evidence/proposals/refusal", "/kla/{year}/desk/{id}/verdicts/accept",
        "/kla/{year}/desk/{id}/verdicts/return");
    because("takes back one entry, which it names, where that still stands: ActivityRealisationTests",
        "/activities/{id}/realisations/{realisation}/taking-back", "/activities/{id}/reports/{report}/taking-back",
        "/activities/{id}/reports/{report}/counting-again", "/activities/{id}/trainings/{training}/taking-back");
    because(
        "decides in an open year by its life-cycle under the lock of the year: LockedQuestionTests, ManyProposalsTests",
        "/evidence/uses/{use}/refusal", "/kla/{year}/questions/{question}/take-back",
        "/kla/{year}/questions/{question}/reuse", "/kla/{year}/sprint/{id}/end",
        "/kla/{year}/instrument/questions/{question}");
    because("may still be written down of a year that is closed", "/kla/{year}/results",
        "/kla/{year}/results/{stage}/questions", "/kla/{year}/copy/{question}", "/kla/{year}/letters/{id}/number");
    because("keeps a value that has no end; the same again is the same", "/plans/gates", "/plans/rule",
        "/villages/{id}/bodies/{kind}", "/bodies/{body}/members/{member}/removal", "/bodies/{body}/actions",
        "/settings/regency/crest", "/settings/regency/crest/removal", "/settings/regency", "/settings/regencies",
        "/lists/{id}/deletion", "/changes/mark", "/changes/mark/reversal", "/bahasa");
    because("changes a report as /reports/{id} does, by the same process", "/reports/{id}/move");
    because("opens again what is written to, by its life-cycle; twice: RemarkTests",
        "/remarks/conversations/{id}/settlement");
    because("closes a decision under its lock, also of a meeting that was withdrawn; twice: ReopenedDecisionTests",
        "/meetings/decisions/{decision}/result");
    because("only corrects what its own person answered, from the version shown, under the lock: DecisionAnswerTests",
        "/meetings/decisions/{decision}/answer/correction");
    because("is refused by the path of the draft, under its lock, and from an older version: DraftEventTests",
        "/drafts/{id}", "/drafts/{id}/events", "/drafts/{id}/events/{event}/correction",
        "/drafts/{id}/events/{event}/removal", "/drafts/{id}/plan");
    because("uses up an offer that is there once: ManyProposalsTests, RemarkTests", "/undo/{id}");
    because("makes a secret that is shown once and ends the one before", "/people/{person}/invitation",
        "/people/invitations", "/calendar/{mandate}/address", "/calendar/{mandate}/revocation",
        "/people/{person}/places/{place}/end");
    because("signs in or out, or is the account's own", "/undangan/{token}", "/masuk", "/keluar", "/akun/kata-sandi",
        "/akun/faktor-kedua", "/akun/tempat/{id}/akhiri");
    because("speaks with phones, whose records know their versions: SyncPushTests, EnvelopeTests", "/api/v1/devices",
        "/api/v1/devices/sending", "/api/v1/devices/rotation", "/api/v1/{regency}/sync/push",
        "/api/v1/{regency}/sync/pull", "/api/v1/{regency}/uploads", "/api/v1/{regency}/uploads/{id}",
        "/api/v1/{regency}/envelopes");
  }

  private OtherWrites() {}

  private static void because(String reason, String... routes) {
    List.of(routes).forEach(route -> REASONS.put(route, reason));
  }
}
