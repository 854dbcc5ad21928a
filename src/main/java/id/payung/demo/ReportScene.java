package id.payung.demo;

import id.payung.community.ReportBody;
import id.payung.community.ReportForm;
import id.payung.community.ReportIntake;
import id.payung.community.Reports;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.Documents;
import id.payung.platform.documents.KeptDocument;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the villages reported: most of it in time, some twice the same photo, some late, some without what was asked.
 */
@Component
class ReportScene {
  private final Stage stage;
  private final Reports reports;
  private final ReportIntake intake;
  private final Documents documents;
  private final AgreementScene agreements;

  ReportScene(Stage stage, Reports reports, ReportIntake intake, Documents documents, AgreementScene agreements) {
    this.stage = stage;
    this.reports = reports;
    this.intake = intake;
    this.documents = documents;
    this.agreements = agreements;
  }

  void play() {
    int told = 0;
    int nth = 0;
    for (AgreementScene.Planned activity : agreements.planned()) {
      nth++;
      // Of every five: three go as planned and are told of every month, one is told of too seldom, one has hardly
      // begun.
      int months = (int) ChronoUnit.MONTHS.between(activity.starts(), activity.ends()) + 2;
      int wanted = activity.year() == 2025 ? 4 : nth % 5 == 1 ? 1 : nth % 5 == 3 ? 3 : months;
      for (int i = 0; i < wanted; i++) {
        LocalDate day = activity.starts()
            .plusDays((long) (ChronoUnit.DAYS.between(activity.starts(), activity.ends()) * (i + 0.5) / wanted));
        if (day.isAfter(Stage.today().minusDays(2))) {
          break;
        }
        tell(activity, day, i, told++, wanted);
      }
    }
  }

  private void tell(AgreementScene.Planned activity, LocalDate day, int nth, int told, int wanted) {
    UUID village = activity.villages().get(nth % activity.villages().size());
    Stage.Person volunteer = stage.everybody()
        .stream()
        .filter(person -> person.signIn().startsWith("patbm.") && person.area().contains(village))
        .findFirst()
        .orElseThrow();
    int children = 8 + stage.random.nextInt(30);
    int adults = 4 + stage.random.nextInt(20);
    long volume =
        wanted == 1 ? Math.max(1, activity.target() / 6) : Math.max(1, (activity.target() + wanted - 1) / wanted);
    UUID id = Stage.id("report:" + activity.id() + nth);
    // Every ninth report brings a photo that was already sent: the same bytes, or the same picture after WhatsApp.
    boolean reused = told % 9 == 8;
    byte[] photo = Drawing.photo(reused ? told - 3 : told, reused && told % 2 == 0 ? 0.45f : 0.82f);
    stage.on(day.plusDays(told % 7 == 6 ? 40 : 1));
    stage.doing(volunteer.signIn(), actor -> {
      KeptDocument kept = documents.keep(actor, photo, DocumentLimits.PHOTO);
      UUID file = Stage.id("photo:" + id);
      intake.record(actor, new ReportForm(id, new ReportBody(activity.id(), null, null, day, village,
          new ReportBody.People(children / 2, children - children / 2, adults / 3, adults - adults / 3), null, null,
          volume, nth == 0 ? "Peserta aktif bertanya. Hujan deras sehingga mulai terlambat." : null,
          told % 3 == 0 ? 450_000L : null, told % 6 == 5 ? new ReportBody.OnBehalfOf("Ibu Kader Contoh") : null, null,
          List.of(new ReportBody.AnnouncedFile(file, ReportBody.AnnouncedFile.PHOTO, kept.sha256(), kept.size()))),
          actor.mandates().iterator().next(), day.atTime(LocalTime.NOON).atZone(Stage.ZONE).toInstant(), null));
      attach(actor, id, file, kept);
    });
  }

  private void attach(Actor actor, UUID report, UUID file, KeptDocument kept) {
    reports.attach(actor, report, file, ReportBody.AnnouncedFile.PHOTO, kept.sha256(), kept.kind().mediaType(),
        kept.size(), null, null);
  }
}
