package id.payung.demo;

import org.springframework.stereotype.Component;

/** What is recorded as it happens: people, meetings, agreements, and what villages report of them. */
@Component
class CooperationDemoData {
  private final PeopleDemoData people;
  private final MeetingDemoData meetings;
  private final AgreementDemoData agreements;
  private final LegislationDemoData legislation;
  private final EvaluationYearDemoData years;
  private final ReportDemoData reports;
  private final EventCompletionWait completionWait;

  CooperationDemoData(PeopleDemoData people, MeetingDemoData meetings, AgreementDemoData agreements,
      LegislationDemoData legislation, EvaluationYearDemoData years, ReportDemoData reports,
      EventCompletionWait completionWait) {
    this.people = people;
    this.meetings = meetings;
    this.agreements = agreements;
    this.legislation = legislation;
    this.years = years;
    this.reports = reports;
    this.completionWait = completionWait;
  }

  void create(DemoProgressReporter steps) {
    steps.run("Orang dan lembaga / people and organisations", people::create);
    steps.run("Pertemuan / meetings", meetings::create);
    steps.run("Kerja sama dan rencana / agreements and plans", agreements::create);
    steps.run("Rancangan produk hukum / drafts of rules", legislation::create);
    steps.run("Tahun penilaian / years", years::openYears);
    steps.run("Laporan desa / village reports", reports::create);
    steps.run("Yang menyusul laporan / what follows from reports", completionWait::awaitCompletion);
  }
}
