package id.payung.demo;

import id.payung.community.ReportBody;
import id.payung.community.report.ReportFileIntake;
import id.payung.community.report.ReportKind;
import id.payung.fieldwork.kind.PhoneRecordFiles.FileArrival;
import id.payung.fieldwork.kind.PhoneRecordForm;
import id.payung.platform.actor.Actor;
import id.payung.platform.documents.DocumentLimits;
import id.payung.platform.documents.DocumentStorage;
import id.payung.platform.documents.StoredDocument;
import id.payung.platform.rows.RecordCopy;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * What the villages reported: most of it in time, some twice the same photo, some late, some without what was asked.
 */
@Component
class ReportDemoData {
  private final DemoContext context;
  private final ReportFileIntake fileIntake;
  private final ReportKind kind;
  private final DocumentStorage documents;
  private final AgreementDemoData agreements;

  ReportDemoData(DemoContext context, ReportFileIntake fileIntake, ReportKind kind, DocumentStorage documents,
      AgreementDemoData agreements) {
    this.context = context;
    this.fileIntake = fileIntake;
    this.kind = kind;
    this.documents = documents;
    this.agreements = agreements;
  }

  void create() {
    int reportNumber = 0;
    int nth = 0;
    for (AgreementDemoData.PlannedDemoActivity activity : agreements.planned()) {
      nth++;
      // Of every five: three go as planned and are told of every month, one is told of too seldom, one has hardly
      // begun.
      int months = (int) ChronoUnit.MONTHS.between(activity.starts(), activity.ends()) + 2;
      int reportCount = activity.year() == 2025 ? 4 : nth % 5 == 1 ? 1 : nth % 5 == 3 ? 3 : months;
      for (int i = 0; i < reportCount; i++) {
        LocalDate day = activity.starts()
            .plusDays((long) (ChronoUnit.DAYS.between(activity.starts(), activity.ends()) * (i + 0.5) / reportCount));
        if (day.isAfter(DemoContext.today().minusDays(2))) {
          break;
        }
        createReport(activity, day, i, reportNumber++, reportCount);
      }
    }
  }

  private void createReport(AgreementDemoData.PlannedDemoActivity activity, LocalDate day, int nth, int reportNumber,
      int reportCount) {
    UUID village = activity.villages().get(nth % activity.villages().size());
    DemoContext.DemoPerson volunteer = context.listPeople()
        .stream()
        .filter(person -> person.signIn().startsWith("patbm.") && person.area().contains(village))
        .findFirst()
        .orElseThrow();
    int children = 8 + context.random.nextInt(30);
    int adults = 4 + context.random.nextInt(20);
    long volume = reportCount == 1 ? Math.max(1, activity.target() / 6)
        : Math.max(1, (activity.target() + reportCount - 1) / reportCount);
    UUID id = DemoContext.idOf("report:" + activity.id() + nth);
    // Every ninth report brings a photo that was already sent: the same bytes, or the same picture after WhatsApp.
    boolean reused = reportNumber % 9 == 8;
    long seed = reused ? reportNumber - 3 : reportNumber;
    byte[] photo = DemoPhoto.draw(seed, reused && reportNumber % 2 == 0 ? 0.45f : 0.82f);
    context.travelTo(day.plusDays(reportNumber % 7 == 6 ? 40 : 1));
    context.runAs(volunteer.signIn(), actor -> {
      StoredDocument kept = documents.store(actor, photo, DocumentLimits.PHOTO);
      context.rememberFaces(kept.sha256(), DemoPhoto.faces(seed));
      UUID file = DemoContext.idOf("photo:" + id);
      kind.receive(actor, new PhoneRecordForm<>(id, RecordCopy.blank(ReportBody.class)
          .with(ReportBody::activity, activity.id())
          .with(ReportBody::heldOn, day)
          .with(ReportBody::village, village)
          .with(ReportBody::people,
              new ReportBody.PeopleCounts(children / 2, children - children / 2, adults / 3, adults - adults / 3))
          .with(ReportBody::volume, volume)
          .with(ReportBody::notes, nth == 0 ? "Peserta aktif bertanya. Hujan deras sehingga mulai terlambat." : "")
          .with(ReportBody::cost, reportNumber % 3 == 0 ? 450_000L : null)
          .with(ReportBody::onBehalfOf, reportNumber % 6 == 5 ? new ReportBody.OnBehalfOf("Ibu Kader Contoh") : null)
          .with(ReportBody::files,
              List.of(new ReportBody.AnnouncedFile(file, ReportBody.AnnouncedFile.PHOTO, kept.sha256(), kept.size())))
          .make(), actor.mandates().iterator().next(), DemoContext.noonOf(day)));
      attachPhoto(actor, id, file, kept);
    });
  }

  private void attachPhoto(Actor actor, UUID report, UUID file, StoredDocument kept) {
    fileIntake.attach(actor, new FileArrival(report, file, ReportBody.AnnouncedFile.PHOTO, kept.sha256(),
        kept.kind().mediaType(), kept.size(), null, null));
  }
}
